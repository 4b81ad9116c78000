import {
  addressOf,
  broadcastTx,
  type Client,
  decodeEvents,
  distinctMemo,
  getSequence,
  latestHeight,
  type Message,
  NetworkError,
  type PendingTx,
  RpcError,
  resumeTx,
  type Signer,
  signTx,
  TxFailedError,
  TxRejectedError,
  type WattmeshEvent,
  waitForTx,
} from "@wattmesh/client";

export interface Outgoing {
  signer: Signer;
  messages: Message[];
  gasLimit: bigint;
}

/** Transactions on their way at once: together well below a block's gas. */
const AT_ONCE = 64;
const VALID_BLOCKS = 200;

/**
 * Sends one transaction of each of many signers so that the chain executes them in this order, and waits for all of them.
 * Returns their events.
 */
export async function sendInOrder(client: Client, outgoing: Outgoing[]): Promise<WattmeshEvent[][]> {
  const events: WattmeshEvent[][] = [];
  for (let start = 0; start < outgoing.length; start += AT_ONCE) {
    const height = await latestHeight(client);
    const signed = await Promise.all(outgoing.slice(start, start + AT_ONCE).map((tx) => sign(client, tx, height)));
    // One after the other: a node executes transactions in the order in which it got them.
    for (const tx of signed) await give(client, tx);
    events.push(...(await Promise.all(signed.map((tx) => eventsOf(client, tx)))));
  }
  return events;
}

async function sign(
  client: Client,
  { signer, messages, gasLimit }: Outgoing,
  signedAtHeight: number,
): Promise<PendingTx> {
  const sequence = await getSequence(client, await addressOf(signer));
  const timeoutHeight = signedAtHeight + VALID_BLOCKS;
  const signed = await signTx(signer, {
    ...sequence,
    messages,
    chainId: client.deployment.chainId,
    gasLimit,
    fee: [],
    timeoutHeight,
    memo: distinctMemo(),
  });
  return { ...signed, signedAtHeight, timeoutHeight };
}

async function give(client: Client, tx: PendingTx): Promise<void> {
  const taken = await broadcastTx(client, tx.bytes).catch(unanswered);
  // Whether the node has it shows in a block; until then no other is sent, so that their order stays.
  if (taken === undefined) await resumeTx(client, tx, { pollMs: 100 });
  else if (taken.code !== 0) throw new TxRejectedError(tx.hash, taken);
}

function unanswered(error: unknown): undefined {
  if (!(error instanceof NetworkError || error instanceof RpcError)) throw error;
}

async function eventsOf(client: Client, tx: PendingTx): Promise<WattmeshEvent[]> {
  const found = await waitForTx(client, tx, { pollMs: 100 });
  if (found.code !== 0) throw new TxFailedError(tx.hash, found.height, { ...found, log: found.rawLog });
  return decodeEvents(found.events, client.deployment);
}

type EventOf<T extends WattmeshEvent["type"]> = Extract<WattmeshEvent, { type: T }>;

/** The event of a type that every transaction of its kind has. */
export function theEvent<T extends WattmeshEvent["type"]>(events: WattmeshEvent[], type: T): EventOf<T> {
  const event = events.find((one): one is EventOf<T> => one.type === type);
  if (event === undefined) throw new Error(`the transaction has no event ${type}`);
  return event;
}
