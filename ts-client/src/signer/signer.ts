import { InvalidValueError } from "../errors/invalidValue.ts";

/** Whatever can sign a transaction: a key, a hardware device, a wallet in the browser. Every `OfflineSigner` of CosmJS is one. One that can do both signs protobuf. */
export type Signer = DirectSigner | AminoSigner;

interface WithAccounts {
  getAccounts(): Promise<readonly SignerAccount[]>;
}

export interface DirectSigner extends WithAccounts {
  /** Signs SHA-256 of the document's protobuf bytes. What was signed may differ in fee and memo, when the wallet lets its user change them. */
  signDirect(address: string, document: SignDocument): Promise<SignedDocument>;
}

/** A device that shows what it signs, such as a Ledger: it reads JSON only. */
export interface AminoSigner extends WithAccounts {
  /** Signs SHA-256 of the document's JSON, its keys in order and without spaces. What was signed may differ in fee and memo. */
  signAmino(address: string, document: AminoDocument): Promise<SignedAmino>;
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

/** `StdSignDoc` of amino JSON. */
export interface AminoDocument {
  readonly chain_id: string;
  readonly account_number: string;
  readonly sequence: string;
  /** Left out without one. */
  readonly timeout_height?: string;
  readonly fee: AminoFee;
  readonly msgs: readonly AminoMessage[];
  readonly memo: string;
}

export interface AminoFee {
  readonly amount: readonly { readonly denom: string; readonly amount: string }[];
  readonly gas: string;
  readonly granter?: string;
}

export interface AminoMessage {
  /** The name that the chain gives the message for this form of it: `wasm/MsgExecuteContract`. */
  readonly type: string;
  readonly value: Record<string, unknown>;
}

export interface SignedAmino {
  readonly signed: AminoDocument;
  /** r and s, 64 bytes, in base64. */
  readonly signature: { readonly signature: string };
}

/** The chain's bech32 prefix. */
export const addressPrefix = "watt";

/** A signer of a raw secp256k1 key, 32 bytes. */
export async function signerFromKey(privateKey: Uint8Array, prefix: string = addressPrefix): Promise<DirectSigner> {
  const { DirectSecp256k1Wallet } = await import("@cosmjs/proto-signing");
  return DirectSecp256k1Wallet.fromKey(privateKey, prefix);
}

/** A signer of the first key of a BIP39 mnemonic (`m/44'/118'/0'/0/0`). */
export async function signerFromMnemonic(mnemonic: string, prefix: string = addressPrefix): Promise<DirectSigner> {
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
