import { slotAt } from "@wattmesh/client";
import { messageOf } from "@wattmesh/service-kit/errors";
import { EventSourceParserStream } from "eventsource-parser/stream";
import * as v from "valibot";
import { IndexerUnreachableError } from "../errors.ts";

/** What is asked of the indexer's API, which docs/api describes. */
const points = v.object({
  items: v.array(
    v.object({
      meter_id: v.number(),
      zone_id: v.number(),
      closed: v.nullable(v.unknown()),
      account: v.object({ available_micro: v.string(), debt_micro: v.string() }),
      last_reading: v.nullable(v.object({ slot: v.number() })),
    }),
  ),
});

const event = v.object({ id: v.string(), type: v.string(), attributes: v.record(v.string(), v.unknown()) });

export interface Point {
  readonly meterId: number;
  readonly zoneId: number;
  /** A meter that another one has replaced is read no more. */
  readonly closed: boolean;
  readonly lastSlot: number | undefined;
  /** What can be spent, less debts. */
  readonly availableMicro: bigint;
}

export interface WatchedEvent {
  readonly id: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const MOST_POINTS = 100;
/** The largest event is far smaller. */
const MOST_EVENT_CHARACTERS = 1 << 20;
/** A stream says every 15 seconds that it is there. */
const SILENT_MS = 60_000;

export class Indexer {
  readonly #url: string;
  readonly #timeoutMs: number;
  readonly #slotSeconds: number;

  constructor(url: string, timeoutMs: number, slotSeconds: number) {
    this.#url = url;
    this.#timeoutMs = timeoutMs;
    this.#slotSeconds = slotSeconds;
  }

  /** Metering points of an account, the first hundred, and the slot in which the tables stand. Throws `IndexerUnreachableError`. */
  async pointsOf(address: string): Promise<{ points: Point[]; currentSlot: number }> {
    const response = await this.#ask(`/v1/metering-points?owner=${encodeURIComponent(address)}&limit=${MOST_POINTS}`);
    const timeMs = Date.parse(response.headers.get("x-wattmesh-time") ?? "");
    if (response.status !== 200 || Number.isNaN(timeMs)) throw await unexpected(response);
    const { items } = v.parse(points, await json(response));
    return {
      currentSlot: slotAt(Math.floor(timeMs / 1_000), this.#slotSeconds),
      points: items.map(({ meter_id, zone_id, closed, account, last_reading }) => ({
        meterId: meter_id,
        zoneId: zone_id,
        closed: closed !== null,
        lastSlot: last_reading?.slot,
        availableMicro: BigInt(account.available_micro) - BigInt(account.debt_micro),
      })),
    };
  }

  /** Whether anybody ever applied by this address. Throws `IndexerUnreachableError`. */
  async knows(address: string): Promise<boolean> {
    const response = await this.#ask(`/v1/participants/${encodeURIComponent(address)}`);
    await response.body?.cancel();
    if (response.status === 200) return true;
    if (response.status === 404) return false;
    throw new IndexerUnreachableError(`the indexer answers ${response.status}`);
  }

  /** Events of some types as they come, after one or from now on. Ends when the connection does, by an error mostly, or when `signal` aborts. */
  async *events(
    types: readonly string[],
    after: string | undefined,
    signal: AbortSignal,
    onOpen: () => void,
  ): AsyncGenerator<WatchedEvent> {
    const silence = new AbortController();
    let timer = setTimeout(() => {}, 0);
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new Error(`nothing came in ${SILENT_MS / 1_000} s`)), SILENT_MS);
    };
    heard();
    try {
      const response = await fetch(new URL(`/v1/events?types=${types.join(",")}`, this.#url), {
        headers: { accept: "text/event-stream", ...(after !== undefined && { "last-event-id": after }) },
        redirect: "error",
        signal: AbortSignal.any([signal, silence.signal]),
      });
      if (response.status !== 200 || response.body === null) throw await unexpected(response);
      onOpen();
      const messages = response.body
        .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
        .pipeThrough(new EventSourceParserStream({ onComment: heard, maxBufferSize: MOST_EVENT_CHARACTERS }));
      for await (const { event: type, data } of messages) {
        heard();
        if (type !== undefined && types.includes(type)) yield v.parse(event, JSON.parse(data));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask(path: string): Promise<Response> {
    try {
      return await fetch(new URL(path, this.#url), { redirect: "error", signal: AbortSignal.timeout(this.#timeoutMs) });
    } catch (error) {
      throw new IndexerUnreachableError(`the indexer does not answer: ${messageOf(error)}`);
    }
  }
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new IndexerUnreachableError(`the indexer's answer broke off: ${messageOf(error)}`);
  }
}

async function unexpected(response: Response): Promise<IndexerUnreachableError> {
  await response.body?.cancel();
  return new IndexerUnreachableError(`the indexer answers ${response.status}`);
}
