"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import { useWallet, useWalletStore } from "@/kit/wallet/WalletProvider";
import { loadChain } from "@/lib/chain/loadChain";
import { signerOf } from "@/lib/wallet/port";
import { type BuildMessages, isUnderWay, type TxPurpose, type TxRecord, TxStore } from "./txStore";

const TxContext = createContext<TxStore | undefined>(undefined);

const nowhere = { getItem: () => null, setItem: () => undefined };

export function TxProvider({ children }: { children: ReactNode }) {
  const { deployment } = useConfig();
  const queryClient = useQueryClient();
  const [store] = useState(
    () =>
      new TxStore({
        storageKey: `wattmesh:transactions:${deployment.chainId}:${deployment.contracts.trading}`,
        storage: typeof localStorage === "undefined" ? nowhere : localStorage,
        loadChain: () => loadChain(deployment),
        inTurn: overAllTabs,
        onSettled: () => void queryClient.invalidateQueries(),
      }),
  );
  useEffect(() => {
    const stop = new AbortController();
    store.start(stop.signal);
    const reload = (event: StorageEvent) => event.key?.startsWith("wattmesh:transactions:") && store.reload();
    window.addEventListener("storage", reload);
    return () => {
      stop.abort();
      window.removeEventListener("storage", reload);
    };
  }, [store]);
  return <TxContext value={store}>{children}</TxContext>;
}

/** Two tabs that sign with one account would both take its next sequence. */
async function overAllTabs<T>(address: string, task: () => Promise<T>): Promise<T> {
  if (!("locks" in navigator)) return task();
  return navigator.locks.request(`wattmesh:${address}`, task) as Promise<T>;
}

export function useTxStore(): TxStore {
  const store = use(TxContext);
  if (store === undefined) throw new Error("useTxStore outside of TxProvider");
  return store;
}

const none: readonly TxRecord[] = [];

export function useTransactions(): readonly TxRecord[] {
  const store = useTxStore();
  return useSyncExternalStore(store.subscribe, store.records, () => none);
}

export type Submit = (purpose: TxPurpose, messages: BuildMessages) => Promise<TxRecord | undefined>;

/** How to send a transaction with a key, and the last one with that key. `busy` while it would be sent twice. */
export function useTransaction(key: string): { submit: Submit; busy: boolean; last: TxRecord | undefined } {
  const store = useTxStore();
  const wallets = useWalletStore();
  const wallet = useWallet();
  const { feeGranter } = useConfig();
  const records = useTransactions();
  const sender = wallet.status === "connected" ? wallet.account.address : undefined;
  const last = records.find((record) => record.key === key && record.sender === sender);
  const submit = useCallback<Submit>(
    async (purpose, messages) => {
      if (wallet.status !== "connected") return undefined;
      const { account } = wallet;
      if (store.underWay(account.address, key)) return undefined;
      const signer = signerOf(wallets.wallet(wallet.wallet), account);
      return store.submit({ key, purpose, sender: account.address, signer, messages, feeGranter });
    },
    [store, wallets, wallet, key, feeGranter],
  );
  return { submit, busy: last !== undefined && isUnderWay(last), last };
}
