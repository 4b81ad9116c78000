"use client";

import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import { chainInfoOf } from "@/lib/chain/chainInfo";
import { keplrWallet } from "@/lib/wallet/keplr";
import { localnetWallet } from "@/lib/wallet/localnet";
import { REMEMBERED, type WalletState, WalletStore } from "./walletStore";

/** Of this page; a server has none. */
const origin = (): string => (typeof location === "undefined" ? "" : location.origin);

const WalletContext = createContext<WalletStore | undefined>(undefined);
const WasConnectedContext = createContext(false);

interface WalletProviderProps {
  /** Whether this browser had a wallet connected when it asked for the page: only then there is an account to wait for. */
  wasConnected: boolean;
  children: ReactNode;
}

export function WalletProvider({ wasConnected, children }: WalletProviderProps) {
  const config = useConfig();
  const [store] = useState(
    () =>
      new WalletStore(config.localnet ? [keplrWallet, localnetWallet] : [keplrWallet], chainInfoOf(config, origin())),
  );
  useEffect(() => {
    void store.start();
    // Without a key everything was cleared.
    const follow = ({ key }: StorageEvent) => {
      if (key === REMEMBERED || key === null) void store.followTab(localStorage.getItem(REMEMBERED));
    };
    window.addEventListener("storage", follow);
    return () => window.removeEventListener("storage", follow);
  }, [store]);
  return (
    <WalletContext value={store}>
      <WasConnectedContext value={wasConnected}>{children}</WasConnectedContext>
    </WalletContext>
  );
}

export function useWalletStore(): WalletStore {
  const store = use(WalletContext);
  if (store === undefined) throw new Error("useWalletStore outside of WalletProvider");
  return store;
}

const starting: WalletState = { status: "starting" };
const none: WalletState = { status: "none" };

export function useWallet(): WalletState {
  const store = useWalletStore();
  const wasConnected = use(WasConnectedContext);
  const state = useSyncExternalStore(store.subscribe, store.state, () => starting);
  return state.status === "starting" && !wasConnected ? none : state;
}

/** The connected address, or nothing. */
export function useAddress(): string | undefined {
  const state = useWallet();
  return state.status === "connected" ? state.account.address : undefined;
}
