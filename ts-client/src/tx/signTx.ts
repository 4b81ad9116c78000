import { sha256 } from "@noble/hashes/sha2";
import { base64, hex } from "@scure/base";
import { PubKey } from "cosmjs-types/cosmos/crypto/secp256k1/keys";
import { SignMode } from "cosmjs-types/cosmos/tx/signing/v1beta1/signing";
import { AuthInfo, type SignDoc, TxBody, TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { Any } from "cosmjs-types/google/protobuf/any";
import { InvalidValueError } from "../errors/invalidValue.ts";
import { aminoMessage } from "../messages/aminoMessage.ts";
import { type Coin, coinToWire } from "../messages/executeMessage.ts";
import { encodeMessage, type Message } from "../messages/message.ts";
import {
  type AminoDocument,
  type AminoSigner,
  type DirectSigner,
  firstAccount,
  type Signer,
  type SignerAccount,
} from "../signer/signer.ts";
import { toProtobuf } from "../wire/protobuf.ts";

export interface SignTxParameters {
  messages: Message[];
  accountNumber: bigint;
  sequence: bigint;
  chainId: string;
  gasLimit: bigint;
  fee: Coin[];
  /** Who pays the fee instead of the signer, by an allowance of the fee grant module. */
  feeGranter?: string | undefined;
  /** The last block that may hold the transaction. */
  timeoutHeight?: number | undefined;
  memo?: string | undefined;
  /** Which of the signer's accounts signs. Default: its first. */
  address?: string | undefined;
}

export interface SignedTx {
  /** What is broadcast. */
  bytes: Uint8Array;
  /** SHA-256 of the bytes in upper-case hex: how the chain names the transaction. */
  hash: string;
}

/** Signs without any network: protobuf, or amino JSON with a signer that can do no more. The same parameters make the same bytes. */
export async function signTx(signer: Signer, parameters: SignTxParameters): Promise<SignedTx> {
  const account = await accountOf(signer, parameters.address);
  return "signDirect" in signer ? signDirect(signer, account, parameters) : signAmino(signer, account, parameters);
}

async function signDirect(
  signer: DirectSigner,
  { address, pubkey }: SignerAccount,
  parameters: SignTxParameters,
): Promise<SignedTx> {
  const { signed, signature } = await signer.signDirect(address, {
    bodyBytes: bodyBytes(parameters),
    authInfoBytes: authInfoBytes(parameters, pubkey),
    chainId: parameters.chainId,
    accountNumber: parameters.accountNumber,
  });
  // A wallet may have let its user change the fee: what was signed counts.
  return seal(signed, base64.decode(signature.signature));
}

async function signAmino(
  signer: AminoSigner,
  { address, pubkey }: SignerAccount,
  parameters: SignTxParameters,
): Promise<SignedTx> {
  const { signed, signature } = await signer.signAmino(address, aminoDocument(parameters));
  const { amount, gas, granter } = signed.fee;
  const agreed: SignTxParameters = {
    ...parameters,
    memo: signed.memo,
    gasLimit: BigInt(gas),
    fee: amount.map((coin) => ({ denom: coin.denom, amount: BigInt(coin.amount) })),
    feeGranter: granter,
  };
  const mode = SignMode.SIGN_MODE_LEGACY_AMINO_JSON;
  const tx = { bodyBytes: bodyBytes(agreed), authInfoBytes: authInfoBytes(agreed, pubkey, mode) };
  return seal(tx, base64.decode(signature.signature));
}

/** What the chain makes of a transaction to check such a signature. */
function aminoDocument(parameters: SignTxParameters): AminoDocument {
  const { chainId, accountNumber, sequence, timeoutHeight = 0, feeGranter, gasLimit, fee, memo = "" } = parameters;
  return {
    chain_id: chainId,
    account_number: accountNumber.toString(),
    sequence: sequence.toString(),
    ...(timeoutHeight > 0 && { timeout_height: timeoutHeight.toString() }),
    fee: {
      amount: fee.map(coinToWire),
      gas: gasLimit.toString(),
      ...(feeGranter !== undefined && { granter: feeGranter }),
    },
    msgs: parameters.messages.map(aminoMessage),
    memo,
  };
}

/** The bytes of a transaction with an empty signature, for a simulation. */
export async function unsignedTx(signer: Signer, parameters: SignTxParameters): Promise<Uint8Array> {
  const account = await accountOf(signer, parameters.address);
  const tx = { bodyBytes: bodyBytes(parameters), authInfoBytes: authInfoBytes(parameters, account.pubkey) };
  return seal(tx, new Uint8Array()).bytes;
}

export const hashOf = (bytes: Uint8Array): string => hex.encode(sha256(bytes)).toUpperCase();

async function accountOf(signer: Signer, address: string | undefined) {
  if (address === undefined) return firstAccount(signer);
  const account = (await signer.getAccounts()).find((one) => one.address === address);
  if (account === undefined) throw new InvalidValueError("an address of the signer", address);
  return account;
}

const bodyBytes = ({ messages, memo = "", timeoutHeight = 0 }: SignTxParameters): Uint8Array =>
  toProtobuf(
    TxBody,
    TxBody.fromPartial({ messages: messages.map(encodeMessage), memo, timeoutHeight: BigInt(timeoutHeight) }),
  );

function authInfoBytes(
  { sequence, gasLimit, fee, feeGranter = "" }: SignTxParameters,
  key: Uint8Array,
  mode = SignMode.SIGN_MODE_DIRECT,
): Uint8Array {
  const publicKey = Any.fromPartial({ typeUrl: PubKey.typeUrl, value: PubKey.encode({ key }).finish() });
  const modeInfo = { single: { mode } };
  const info = AuthInfo.fromPartial({
    signerInfos: [{ publicKey, modeInfo, sequence }],
    fee: { amount: fee.map(coinToWire), gasLimit, granter: feeGranter },
  });
  return toProtobuf(AuthInfo, info);
}

function seal(
  { bodyBytes, authInfoBytes }: Pick<SignDoc, "bodyBytes" | "authInfoBytes">,
  signature: Uint8Array,
): SignedTx {
  const bytes = TxRaw.encode({ bodyBytes, authInfoBytes, signatures: [signature] }).finish();
  return { bytes, hash: hashOf(bytes) };
}
