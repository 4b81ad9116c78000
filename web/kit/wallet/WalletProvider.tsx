"use client";

import { addressPrefix } from "@wattmesh/client";
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import type { PublicConfig } from "@/lib/config";
import { keplrWallet } from "@/lib/wallet/keplr";
import { localnetWallet } from "@/lib/wallet/localnet";
import type { ChainInfo } from "@/lib/wallet/port";
import { type WalletState, WalletStore } from "./walletStore";

const WalletContext = createContext<WalletStore | undefined>(undefined);

export function WalletProvider({ children }: { children: ReactNode }) {
  const config = useConfig();
  const [store] = useState(
    () => new WalletStore(config.localnet ? [keplrWallet, localnetWallet] : [keplrWallet], chainInfo(config)),
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

function chainInfo({ deployment, communityName, currency, publicRpcUrl, publicRestUrl }: PublicConfig): ChainInfo {
  const origin = typeof location === "undefined" ? "" : location.origin;
  return {
    chainId: deployment.chainId,
    chainName: `Wattmesh ${communityName}`,
    rpcUrl: publicRpcUrl ?? `${origin}/rpc`,
    restUrl: publicRestUrl ?? origin,
    addressPrefix,
    denom: deployment.denom,
    currency,
    feeDenom: deployment.feeDenom,
    gasPrice: deployment.gasPrice,
  };
}
