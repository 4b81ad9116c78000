import { slotAt } from "@wattmesh/client";
import { createIndexerClient, type IndexerClient, type IndexerEvent, positionOf } from "@wattmesh/indexer-client";
import { messageOf } from "@wattmesh/service-kit/errors";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { IndexerUnreachableError } from "../errors.ts";

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
  readonly attributes: object;
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
  readonly #client: IndexerClient;

  constructor(url: string, timeoutMs: number, slotSeconds: number) {
    this.#url = url;
    this.#timeoutMs = timeoutMs;
    this.#slotSeconds = slotSeconds;
    this.#client = createIndexerClient(url, { redirect: "error" });
  }

  /** Metering points of an account, the first hundred, and the slot in which the tables stand. Throws `IndexerUnreachableError`. */
  async pointsOf(address: string): Promise<{ points: Point[]; currentSlot: number }> {
    const query = { owner: address, limit: MOST_POINTS };
    const { data, response } = await this.#ask((signal) =>
      this.#client.GET("/v1/metering-points", { params: { query }, signal }),
    );
    const timeMs = Date.parse(positionOf(response)?.time ?? "");
    if (data === undefined || Number.isNaN(timeMs)) throw unexpected(response);
    return {
      currentSlot: slotAt(Math.floor(timeMs / 1_000), this.#slotSeconds),
      points: data.items.map(({ meter_id, zone_id, closed, account, last_reading }) => ({
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
    const { data, response } = await this.#ask((signal) =>
      this.#client.GET("/v1/participants/{address}", { params: { path: { address } }, signal }),
    );
    if (data !== undefined) return true;
    if (response.status === 404) return false;
    throw unexpected(response);
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
      if (response.status !== 200 || response.body === null) {
        await response.body?.cancel();
        throw unexpected(response);
      }
      onOpen();
      const messages = response.body
        .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
        .pipeThrough(new EventSourceParserStream({ onComment: heard, maxBufferSize: MOST_EVENT_CHARACTERS }));
      for await (const { event: type, data } of messages) {
        heard();
        if (type !== undefined && types.includes(type)) yield JSON.parse(data) as IndexerEvent;
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask<Answer>(question: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(AbortSignal.timeout(this.#timeoutMs));
    } catch (error) {
      throw new IndexerUnreachableError(`the indexer does not answer: ${messageOf(error)}`);
    }
  }
}

const unexpected = ({ status }: Response): IndexerUnreachableError =>
  new IndexerUnreachableError(`the indexer answers ${status}`);
