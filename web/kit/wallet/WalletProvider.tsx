"use client";

import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import { chainInfoOf } from "@/lib/chain/chainInfo";
import { keplrWallet } from "@/lib/wallet/keplr";
import { localnetWallet } from "@/lib/wallet/localnet";
import { type WalletState, WalletStore } from "./walletStore";

/** Of this page; a server has none. */
const origin = (): string => (typeof location === "undefined" ? "" : location.origin);

const WalletContext = createContext<WalletStore | undefined>(undefined);

export function WalletProvider({ children }: { children: ReactNode }) {
  const config = useConfig();
  const [store] = useState(
    () =>
      new WalletStore(config.localnet ? [keplrWallet, localnetWallet] : [keplrWallet], chainInfoOf(config, origin())),
  );
  useEffect(() => {
    void store.start();
  }, [store]);
  return <WalletContext value={store}>{children}</WalletContext>;
}

export function useWalletStore(): WalletStore {
  const store = use(WalletContext);
  if (store === undefined) throw new Error("useWalletStore outside of WalletProvider");
  return store;
}

const starting: WalletState = { status: "starting" };

export function useWallet(): WalletState {
  const store = useWalletStore();
  return useSyncExternalStore(store.subscribe, store.state, () => starting);
}

/** The connected address, or nothing. */
export function useAddress(): string | undefined {
  const state = useWallet();
  return state.status === "connected" ? state.account.address : undefined;
}
