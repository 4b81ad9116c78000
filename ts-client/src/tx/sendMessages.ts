import type { Client } from "../client/client.ts";
import type { Deployment } from "../client/deployment.ts";
import { InvalidValueError } from "../errors/invalidValue.ts";
import type { AccountNotFoundError, NetworkError, RpcError } from "../errors/node.ts";
import { type QueryError, TxFailedError, type TxRejectedError, type TxWouldFailError } from "../errors/refused.ts";
import {
  type NoAminoFormError,
  TxAlreadySentError,
  type TxExpiredError,
  type TxUnknownError,
  type UnknownMessageError,
} from "../errors/tx.ts";
import type { RawEvent } from "../events/attributes.ts";
import { decodeEvents, type WattmeshEvent } from "../events/decodeEvents.ts";
import type { Coin } from "../messages/executeMessage.ts";
import { grantedMessage } from "../messages/grantedMessage.ts";
import type { Message } from "../messages/message.ts";
import { getFeeGranters } from "../queries/feegrant/getFeeGranters.ts";
import { addressOf, type Signer } from "../signer/signer.ts";
import { distinctMemo } from "./distinctMemo.ts";
import type { FoundTx } from "./findTx.ts";
import { feeFor, simulateGas } from "./gas.ts";
import { getSequence } from "./getSequence.ts";
import { offerTx } from "./offerTx.ts";
import type { PendingTx } from "./pendingTx.ts";
import { inTurn } from "./queue.ts";
import { type SignTxParameters, signTx, unsignedTx } from "./signTx.ts";
import { carryTx, unlessFound, type WaitOptions, waitForTx } from "./waitForTx.ts";

export interface SendOptions extends WaitOptions {
  /** Default: what a simulation used, and 30 % more. */
  gasLimit?: bigint;
  /** Default: the gas limit at the gas price. */
  fee?: Coin[];
  /** A decimal number of the fee coin. Default: the deployment's. */
  gasPrice?: string;
  /** Who pays the fee, by an allowance given to the signer. Default: whoever gave one, or else the signer. Without a fee nobody is asked for it. */
  feeGranter?: string | undefined;
  /** An address that granted the signer such messages ({@link grantExecution}): they are sent as its own. */
  onBehalfOf?: string | undefined;
  /** The sender's own words, which everybody can read; behind them comes a number that makes the transaction one of its own ({@link distinctMemo}). */
  memo?: string | undefined;
  /** For how many blocks the transaction is valid. Default 60. */
  timeoutBlocks?: number;
  /** Told of the signed transaction before it is broadcast: who keeps it can {@link resumeTx} after a crash. */
  onSigned?: ((tx: PendingTx) => void | Promise<void>) | undefined;
  /** Told when the node has been given the transaction. */
  onBroadcast?: (() => void) | undefined;
}

/** A transaction that is in a block and did what it says. */
export interface SentTx {
  hash: string;
  height: number;
  gasUsed: bigint;
  gasWanted: bigint;
  /** What its messages answered: protobuf of `cosmos.base.abci.v1beta1.TxMsgData`. */
  data: Uint8Array;
  /** The deployment's own events, decoded. One that does not hold what its schema says is among `rawEvents` only. */
  events: WattmeshEvent[];
  rawEvents: RawEvent[];
}

/**
 * What sending throws. {@link NetworkError}, {@link QueryError} and {@link RpcError} come only before the broadcast: nothing was sent. After it there are
 * {@link TxRejectedError}, {@link TxExpiredError} (neither happened), {@link TxFailedError}, {@link TxAlreadySentError} and {@link TxUnknownError}.
 */
export type SendErrorType =
  | AccountNotFoundError
  | InvalidValueError
  | NetworkError
  | NoAminoFormError
  | QueryError
  | RpcError
  | TxAlreadySentError
  | TxExpiredError
  | TxFailedError
  | TxRejectedError
  | TxUnknownError
  | TxWouldFailError
  | UnknownMessageError;

/** Signs messages as one transaction, sends it and waits for its block. Calls with one address wait for each other. */
export async function sendMessages(
  client: Client,
  signer: Signer,
  messages: Message[],
  options: SendOptions = {},
): Promise<SentTx> {
  const address = await addressOf(signer);
  return inTurn(client, address, async () => {
    const tx = await prepare(client, signer, address, messages, options);
    // What was not sent yet is not sent after an abort.
    options.signal?.throwIfAborted();
    await options.onSigned?.(tx);
    return send(client, tx, options);
  });
}

async function send(client: Client, tx: PendingTx, options: SendOptions): Promise<SentTx> {
  const offer = await offerTx(client, tx);
  if (offer.kind === "refused") {
    const { hash, height } = outcomeOf(client, await unlessFound(client, tx, offer.error, options));
    throw new TxAlreadySentError(hash, height);
  }
  options.onBroadcast?.();
  const wait = offer.kind === "unanswered" ? carryTx : waitForTx;
  const sent = outcomeOf(client, await wait(client, tx, options));
  if (offer.kind === "known") throw new TxAlreadySentError(sent.hash, sent.height);
  return sent;
}

/** What a transaction in a block did. Throws {@link TxFailedError} when it failed. */
export function outcomeOf({ deployment }: Pick<Client, "deployment">, found: FoundTx): SentTx {
  if (found.code !== 0) throw new TxFailedError(found.hash, found.height, { ...found, log: found.rawLog });
  const { hash, height, gasUsed, gasWanted, data, events: rawEvents } = found;
  const events = rawEvents.flatMap((event) => decodable(event, deployment));
  return { hash, height, gasUsed, gasWanted, data, events, rawEvents };
}

/** What a newer contract says otherwise than this package knows makes nothing undone. */
function decodable(event: RawEvent, deployment: Deployment): WattmeshEvent[] {
  try {
    return decodeEvents([event], deployment);
  } catch (error) {
    if (error instanceof InvalidValueError) return [];
    throw error;
  }
}

async function prepare(
  client: Client,
  signer: Signer,
  address: string,
  messages: Message[],
  options: SendOptions,
): Promise<PendingTx> {
  const { deployment } = client;
  const [{ height }, sequence] = await Promise.all([client.status(), getSequence(client, address)]);
  const timeoutHeight = height + (options.timeoutBlocks ?? 60);
  const { chainId } = deployment;
  const feeOf = (gasLimit: bigint): Coin[] =>
    options.fee ?? feeFor(gasLimit, options.gasPrice ?? deployment.gasPrice, deployment.feeDenom);
  // Taking a fee costs gas too, and out of a grant more: what is simulated pays one.
  const probe = feeOf(1n);
  const feeGranter = probe.length > 0 ? await granterOf(client, address, options.feeGranter) : undefined;
  const draft: SignTxParameters = {
    ...sequence,
    messages: options.onBehalfOf === undefined ? messages : [grantedMessage(address, messages)],
    chainId,
    timeoutHeight,
    // Drawn once: what is simulated, signed, kept and given to the node again is the same.
    memo: distinctMemo(options.memo),
    address,
    gasLimit: 0n,
    fee: probe,
    feeGranter,
  };
  const gasLimit = options.gasLimit ?? roomy(await simulateGas(client, await unsignedTx(signer, draft)));
  const fee = feeOf(gasLimit);
  return { ...(await signTx(signer, { ...draft, gasLimit, fee })), signedAtHeight: height, timeoutHeight };
}

async function granterOf(client: Client, grantee: string, named: string | undefined): Promise<string | undefined> {
  const granter = named ?? (await getFeeGranters(client, { grantee }))[0];
  return granter === grantee ? undefined : granter;
}

const roomy = (gas: bigint): bigint => (gas * 13n) / 10n;
