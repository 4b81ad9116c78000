import type { AminoDocument, SignDocument, SignedAmino } from "@wattmesh/client";
import { bech32ConfigOf, COIN_TYPE, coinsOf, feeCoinOf, gasPricesOf, type ShownCoin } from "@/lib/chain/coins";
import { type ChainInfo, type WalletAccount, WalletError, type WalletPort } from "./port";
import { walletErrorOf } from "./walletError";

/** The part of `window.keplr` that is used, as docs.keplr.app describes it. */
export interface InjectedKeplr {
  enable(chainId: string): Promise<void>;
  disable?(chainId: string): Promise<void>;
  /** `isNanoLedger`: the key is in a Ledger of any model, which signs JSON only. */
  getKey(chainId: string): Promise<{ name: string; bech32Address: string; pubKey: Uint8Array; isNanoLedger?: boolean }>;
  /** Some wallets that stand in for Keplr add no chains. */
  experimentalSuggestChain?(chain: object): Promise<void>;
  /** Some sign amino only. */
  signDirect?(
    chainId: string,
    address: string,
    document: SignDocument,
    options?: SignOptions,
  ): Promise<{
    signed: {
      bodyBytes: Uint8Array;
      authInfoBytes: Uint8Array;
      chainId: string;
      accountNumber: { toString(): string };
    };
    signature: { signature: string };
  }>;
  signAmino?(chainId: string, address: string, document: AminoDocument, options?: SignOptions): Promise<SignedAmino>;
}

interface SignOptions {
  preferNoSetFee?: boolean;
  preferNoSetMemo?: boolean;
  disableBalanceCheck?: boolean;
}

declare global {
  interface Window {
    keplr?: InjectedKeplr;
  }
}

const DETECT_MS = 1_000;

/** Keplr, or any wallet that stands in for it at `window.keplr`. */
export const keplrWallet: WalletPort = {
  id: "keplr",
  detect: () => untilInjected(),
  suggestChain: (chain) =>
    asking(async () => {
      const wallet = injected();
      if (wallet.experimentalSuggestChain === undefined)
        throw new WalletError("wrongChain", "the wallet has no experimentalSuggestChain");
      if (chain.restUrl === undefined)
        throw new WalletError("wrongChain", "this site has no REST address, without which the wallet adds no chain");
      await wallet.experimentalSuggestChain(keplrChainInfo(chain));
    }),
  connect: (chainId) =>
    asking(async () => {
      await injected().enable(chainId);
      return keyOf(chainId);
    }),
  account: (chainId) => asking(() => keyOf(chainId)),
  onAccountChange(listener) {
    window.addEventListener("keplr_keystorechange", listener);
    return () => window.removeEventListener("keplr_keystorechange", listener);
  },
  signDirect: (chainId, address, document) =>
    asking(async () => {
      const wallet = injected();
      if (wallet.signDirect === undefined) throw new WalletError("cannotSign", "the wallet has no signDirect");
      const { signed, signature } = await wallet.signDirect(chainId, address, document, signOptions);
      return { signed: { ...signed, accountNumber: BigInt(signed.accountNumber.toString()) }, signature };
    }),
  signAmino: (chainId, address, document) =>
    asking(async () => {
      const wallet = injected();
      if (wallet.signAmino === undefined) throw new WalletError("cannotSign", "the wallet has no signAmino");
      return wallet.signAmino(chainId, address, document, signOptions);
    }),
  disconnect: (chainId) => asking(async () => injected().disable?.(chainId)),
};

/** The balance is not checked by the wallet: the fee may be somebody else's. The memo has the number that makes the transaction one of its own. */
const signOptions: SignOptions = { preferNoSetFee: true, preferNoSetMemo: true, disableBalanceCheck: true };

async function keyOf(chainId: string): Promise<WalletAccount> {
  const wallet = injected();
  const { name, bech32Address, pubKey, isNanoLedger = false } = await wallet.getKey(chainId);
  const signsJsonOnly = isNanoLedger || wallet.signDirect === undefined;
  return { name, address: bech32Address, publicKey: pubKey, signsJsonOnly };
}

function injected(): InjectedKeplr {
  if (window.keplr === undefined) throw new WalletError("notInstalled", "there is no window.keplr");
  return window.keplr;
}

/** An extension injects itself while the page loads. */
async function untilInjected(): Promise<boolean> {
  for (const deadline = Date.now() + DETECT_MS; window.keplr === undefined; ) {
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw walletErrorOf(error);
  }
}

/** @see https://docs.keplr.app/api/guide/suggest-chain */
export function keplrChainInfo(chain: ChainInfo): object {
  return {
    chainId: chain.chainId,
    chainName: chain.chainName,
    rpc: chain.rpcUrl,
    rest: chain.restUrl,
    bip44: { coinType: COIN_TYPE },
    bech32Config: bech32ConfigOf(chain),
    currencies: coinsOf(chain).map(currency),
    feeCurrencies: [{ ...currency(feeCoinOf(chain)), gasPriceStep: gasPricesOf(chain) }],
    features: ["cosmwasm"],
  };
}

const currency = ({ symbol, denom, decimals }: ShownCoin) => ({
  coinDenom: symbol,
  coinMinimalDenom: denom,
  coinDecimals: decimals,
});
