import type { AminoDocument, SignDocument, SignedAmino, SignedDocument, Signer } from "@wattmesh/client";

export type WalletId = "keplr" | "localnet";

export interface WalletAccount {
  address: string;
  /** What its owner calls it in the wallet. */
  name: string;
  /** secp256k1, compressed, 33 bytes. */
  publicKey: Uint8Array;
  /** Its key is where JSON is signed and nothing else, as in a Ledger. */
  signsJsonOnly?: boolean;
}

/** What a wallet has to know of a chain that it does not know yet. */
export interface ChainInfo {
  chainId: string;
  chainName: string;
  rpcUrl: string;
  /** `undefined` where nobody serves REST. */
  restUrl: string | undefined;
  addressPrefix: string;
  denom: string;
  currency: string;
  feeDenom: string;
  /** A decimal number of `feeDenom` per unit of gas. */
  gasPrice: string;
}

/** All that this app wants of a wallet. Everything but {@link WalletPort.detect} throws {@link WalletError}. */
export interface WalletPort {
  readonly id: WalletId;
  /** Whether the wallet is there. It may come a little later than the page. */
  detect(): Promise<boolean>;
  /** Makes the wallet know the chain; its user is asked. */
  suggestChain(chain: ChainInfo): Promise<void>;
  /** Asks its user to let this app see the account of the chain. */
  connect(chainId: string): Promise<WalletAccount>;
  /** The account that is chosen in the wallet now. */
  account(chainId: string): Promise<WalletAccount>;
  /** Calls back when another account is chosen; returns how to stop that. */
  onAccountChange(listener: () => void): () => void;
  /** What was signed may differ in fee and memo: the wallet's user has the last word. */
  signDirect(chainId: string, address: string, document: SignDocument): Promise<SignedDocument>;
  /** The same, for an account that {@link WalletAccount.signsJsonOnly | signs JSON only}. */
  signAmino(chainId: string, address: string, document: AminoDocument): Promise<SignedAmino>;
  disconnect(chainId: string): Promise<void>;
}

/**
 * What its user can do.
 * - `notInstalled`: install a wallet
 * - `locked`: unlock it, or let it show this page the account
 * - `rejected`: ask again, if it was not meant
 * - `wrongChain`: add the chain to the wallet
 * - `cannotSign`: use another account or wallet; asking again is of no use
 * - `failed`: read its words
 */
export type WalletErrorKind = "notInstalled" | "locked" | "rejected" | "wrongChain" | "cannotSign" | "failed";

export class WalletError extends Error {
  override readonly name = "WalletError";
  readonly kind: WalletErrorKind;

  constructor(kind: WalletErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The account as ts-client wants it. */
export function signerOf(wallet: WalletPort, account: WalletAccount): Signer {
  const getAccounts = async () => [{ address: account.address, pubkey: account.publicKey }];
  if (account.signsJsonOnly)
    return { getAccounts, signAmino: (address, document) => wallet.signAmino(document.chain_id, address, document) };
  return { getAccounts, signDirect: (address, document) => wallet.signDirect(document.chainId, address, document) };
}
