import { InvalidValueError } from "../errors/invalidValue.ts";

/** Whatever can sign a transaction: a key, a hardware device, a wallet in the browser. Every `OfflineDirectSigner` of CosmJS is one. */
export interface Signer {
  getAccounts(): Promise<readonly SignerAccount[]>;
  /** Signs SHA-256 of the document's protobuf bytes. What was signed may differ in fee and memo, when the wallet lets its user change them. */
  signDirect(address: string, document: SignDocument): Promise<SignedDocument>;
}

export interface SignerAccount {
  readonly address: string;
  /** secp256k1, compressed, 33 bytes. */
  readonly pubkey: Uint8Array;
}

/** `cosmos.tx.v1beta1.SignDoc`. */
export interface SignDocument {
  bodyBytes: Uint8Array;
  authInfoBytes: Uint8Array;
  chainId: string;
  accountNumber: bigint;
}

export interface SignedDocument {
  readonly signed: SignDocument;
  /** r and s, 64 bytes, in base64. */
  readonly signature: { readonly signature: string };
}

/** The chain's bech32 prefix. */
export const addressPrefix = "watt";

/** A signer of a raw secp256k1 key, 32 bytes. */
export async function signerFromKey(privateKey: Uint8Array, prefix: string = addressPrefix): Promise<Signer> {
  const { DirectSecp256k1Wallet } = await import("@cosmjs/proto-signing");
  return DirectSecp256k1Wallet.fromKey(privateKey, prefix);
}

/** A signer of the first key of a BIP39 mnemonic (`m/44'/118'/0'/0/0`). */
export async function signerFromMnemonic(mnemonic: string, prefix: string = addressPrefix): Promise<Signer> {
  const { DirectSecp256k1HdWallet } = await import("@cosmjs/proto-signing");
  return DirectSecp256k1HdWallet.fromMnemonic(mnemonic, { prefix });
}

/** The signer's first address. */
export async function addressOf(signer: Signer): Promise<string> {
  return (await firstAccount(signer)).address;
}

export async function firstAccount(signer: Signer): Promise<SignerAccount> {
  const [account] = await signer.getAccounts();
  if (account === undefined) throw new InvalidValueError("a signer with an account", "none");
  return account;
}
