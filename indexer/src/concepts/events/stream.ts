import type { ServerResponse } from "node:http";
import type { Queries } from "../../db/database.ts";
import { type Event, type EventFilter, type EventId, eventsAfter } from "./queries.ts";

const BATCH = 500;
const ALIVE_MS = 15_000;
/** Bytes that may wait for a slow reader before the stream stops reading the database. */
const MOST_WAITING = 1 << 20;

interface Head {
  height: number;
  time: string;
  lag_blocks: number;
}

/**
 * Events as they come, to one reader, by server-sent events. What it missed comes first, from the database: that is also where a reader that
 * is slower than the chain gets it from. Between events, `head` says how far the tables are.
 */
export class Stream {
  readonly #db: Queries;
  readonly #filter: EventFilter;
  readonly #response: ServerResponse;
  readonly #head: () => Head | undefined;
  readonly #failed: (error: unknown) => void;
  #after: EventId;
  #busy = false;
  #again = false;
  #closed = false;
  readonly #alive: NodeJS.Timeout;

  constructor(
    db: Queries,
    response: ServerResponse,
    filter: EventFilter,
    after: EventId,
    head: () => Head | undefined,
    failed: (error: unknown) => void,
  ) {
    this.#db = db;
    this.#response = response;
    this.#filter = filter;
    this.#after = after;
    this.#head = head;
    this.#failed = failed;
    this.#alive = setInterval(() => this.#response.write(": alive\n\n"), ALIVE_MS);
    response.on("close", () => this.close());
    response.on("drain", () => this.wake());
  }

  /** To be called when blocks were written. */
  wake(): void {
    if (this.#closed) return;
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#send().then(
      () => {
        this.#busy = false;
        if (!this.#again) return;
        this.#again = false;
        this.wake();
      },
      (error) => {
        this.#failed(error);
        this.close();
      },
    );
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#alive);
    this.#response.end();
  }

  async #send(): Promise<void> {
    // Read before the events, so that it never says more than they do.
    const head = this.#head();
    let found: Event[];
    do {
      if (this.#response.writableLength > MOST_WAITING) return;
      found = await eventsAfter(this.#db, this.#filter, this.#after, BATCH);
      if (this.#closed) return;
      for (const event of found) this.#response.write(frameOf(event));
      const last = found.at(-1);
      if (last !== undefined) this.#after = { height: last.height, index: last.index };
    } while (found.length === BATCH);
    if (head !== undefined) this.#response.write(`event: head\ndata: ${JSON.stringify(head)}\n\n`);
  }
}

const frameOf = (event: Event): string => `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
