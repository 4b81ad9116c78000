import type { Client } from "../client/client.ts";
import type { InvalidValueError } from "../errors/invalidValue.ts";
import { type AccountNotFoundError, NetworkError, type RpcError } from "../errors/node.ts";
import { type QueryError, TxFailedError, TxRejectedError, type TxWouldFailError } from "../errors/refused.ts";
import type { TxExpiredError, UnknownMessageError } from "../errors/tx.ts";
import type { RawEvent } from "../events/attributes.ts";
import { decodeEvents, type WattmeshEvent } from "../events/decodeEvents.ts";
import type { Coin } from "../messages/executeMessage.ts";
import { grantedMessage } from "../messages/grantedMessage.ts";
import type { Message } from "../messages/message.ts";
import { getFeeGranters } from "../queries/feegrant/getFeeGranters.ts";
import { addressOf, type Signer } from "../signer/signer.ts";
import { broadcastTx } from "./broadcastTx.ts";
import type { FoundTx } from "./findTx.ts";
import { feeFor, simulateGas } from "./gas.ts";
import { getSequence } from "./getSequence.ts";
import { inTurn } from "./queue.ts";
import { type SignedTx, type SignTxParameters, signTx, unsignedTx } from "./signTx.ts";
import { type WaitOptions, waitForTx } from "./waitForTx.ts";

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
  memo?: string;
  /** For how many blocks the transaction is valid. Default 60. */
  timeoutBlocks?: number;
  /** Told of the signed transaction before it is broadcast: who keeps it can {@link resumeTx} after a crash. */
  onSigned?: ((tx: PendingTx) => void | Promise<void>) | undefined;
  /** Told when the node has been given the transaction. */
  onBroadcast?: (() => void) | undefined;
}

/** A signed transaction whose outcome is not known yet. */
export interface PendingTx extends SignedTx {
  /** The last block that may hold it. */
  timeoutHeight: number;
}

/** A transaction that is in a block and did what it says. */
export interface SentTx {
  hash: string;
  height: number;
  gasUsed: bigint;
  gasWanted: bigint;
  /** What its messages answered: protobuf of `cosmos.base.abci.v1beta1.TxMsgData`. */
  data: Uint8Array;
  /** The deployment's own events, decoded. */
  events: WattmeshEvent[];
  rawEvents: RawEvent[];
}

/** What sending throws. A {@link NetworkError} comes only before the broadcast: nothing was sent. */
export type SendErrorType =
  | AccountNotFoundError
  | InvalidValueError
  | NetworkError
  | QueryError
  | RpcError
  | TxExpiredError
  | TxFailedError
  | TxRejectedError
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
    await options.onSigned?.(tx);
    await submit(client, tx);
    options.onBroadcast?.();
    return outcomeOf(client, await waitForTx(client, tx.hash, tx.timeoutHeight, options));
  });
}

/** What a transaction in a block did. Throws {@link TxFailedError} when it failed. */
export function outcomeOf({ deployment }: Pick<Client, "deployment">, found: FoundTx): SentTx {
  if (found.code !== 0) throw new TxFailedError(found.hash, found.height, { ...found, log: found.rawLog });
  const { hash, height, gasUsed, gasWanted, data, events } = found;
  return { hash, height, gasUsed, gasWanted, data, events: decodeEvents(events, deployment), rawEvents: events };
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
    memo: options.memo,
    address,
    gasLimit: 0n,
    fee: probe,
    feeGranter,
  };
  const gasLimit = options.gasLimit ?? roomy(await simulateGas(client, await unsignedTx(signer, draft)));
  const fee = feeOf(gasLimit);
  return { ...(await signTx(signer, { ...draft, gasLimit, fee })), timeoutHeight };
}

async function granterOf(client: Client, grantee: string, named: string | undefined): Promise<string | undefined> {
  const granter = named ?? (await getFeeGranters(client, { grantee }))[0];
  return granter === grantee ? undefined : granter;
}

const roomy = (gas: bigint): bigint => (gas * 13n) / 10n;

/** After a lost answer the transaction may be on its way: waiting for it finds out. */
async function submit(client: Client, { bytes, hash }: SignedTx): Promise<void> {
  const taken = await broadcastTx(client, bytes).catch((error: unknown) => {
    if (error instanceof NetworkError) return undefined;
    throw error;
  });
  if (taken && taken.code !== 0) throw new TxRejectedError(hash, taken);
}
