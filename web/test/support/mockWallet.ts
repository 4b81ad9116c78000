import { Secp256k1Wallet } from "@cosmjs/amino";
import { signerFromKey } from "@wattmesh/client";
import { type ChainInfo, WalletError, type WalletErrorKind, type WalletPort } from "@/lib/wallet/port";

export const chain: ChainInfo = {
  chainId: "wattmesh-fixture",
  chainName: "Wattmesh Lindenhof",
  rpcUrl: "http://localhost/rpc",
  restUrl: "http://localhost/rest",
  addressPrefix: "watt",
  denom: "ueur",
  currency: "EUR",
  feeDenom: "uwatt",
  gasPrice: "0.025",
};

/** A wallet that really signs, and fails where it is told to. */
export class MockWallet implements WalletPort {
  readonly id = "keplr";
  isInstalled = true;
  knowsChain = true;
  prefix = "watt";
  /** What the next question is answered with. */
  failsWith: WalletErrorKind | undefined;
  refusesChain = false;
  isLedger = false;
  suggested = 0;
  signed = 0;
  #account = 1;
  #listener: (() => void) | undefined;

  detect = async () => this.isInstalled;

  suggestChain = async () => {
    this.suggested += 1;
    if (this.refusesChain) throw new WalletError("rejected", "Request rejected");
    this.knowsChain = true;
  };

  connect = async () => {
    if (!this.knowsChain) throw new WalletError("wrongChain", "There is no chain info for wattmesh-fixture");
    return this.account();
  };

  account = async () => {
    if (this.failsWith !== undefined) throw new WalletError(this.failsWith, `it is ${this.failsWith}`);
    const [account] = await (await this.signer()).getAccounts();
    if (account === undefined) throw new Error("a key has an account");
    const { address, pubkey: publicKey } = account;
    return { name: `Account ${this.#account}`, address, publicKey, signsJsonOnly: this.isLedger };
  };

  onAccountChange = (listener: () => void) => {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  };

  signDirect: WalletPort["signDirect"] = async (_, address, document) => {
    if (this.failsWith !== undefined) throw new WalletError(this.failsWith, `it is ${this.failsWith}`);
    this.signed += 1;
    return (await this.signer()).signDirect(address, document);
  };

  signAmino: WalletPort["signAmino"] = async (_, address, document) => {
    if (this.failsWith !== undefined) throw new WalletError(this.failsWith, `it is ${this.failsWith}`);
    this.signed += 1;
    return (await this.device()).signAmino(address, document);
  };

  disconnect = async () => undefined;

  switchTo(account: number): void {
    this.#account = account;
    this.#listener?.();
  }

  get isWatched(): boolean {
    return this.#listener !== undefined;
  }

  private signer() {
    return signerFromKey(this.key(), this.prefix);
  }

  private device() {
    return Secp256k1Wallet.fromKey(this.key(), this.prefix);
  }

  private key(): Uint8Array {
    return new Uint8Array(32).fill(this.#account);
  }
}

/** `localStorage` of a page. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}
