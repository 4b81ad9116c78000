import { messageOf } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import type { Gap } from "../outbox/gaps.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { brokerReason, isRefusal } from "./reasons.ts";
import type { Session } from "./session.ts";
import { ackTopic, refusedTopic, resendTopic } from "./topics.ts";

/** A reading that counts for nothing, or a restart that is not kept, and why. */
export interface Refused {
  readonly meterId: number;
  readonly slot: number;
  /** The contract's verdict on a reading, `ocmf_refused` or `restart`. */
  readonly verdict: string;
  /** The contract's words about a record or a restart. */
  readonly reason?: string;
}

/** What meters are told, by the last level of its topic. */
type Said = "ack" | "resend" | "refused";

const TOPICS = { ack: ackTopic, resend: resendTopic, refused: refusedTopic } as const;

/** So many meters wait at most to hear what was refused of theirs; it is told once, and kept in the outbox and by the contract's events. */
const MOST_REFUSED = 10_000;

/** Publishes to meters their acknowledgements (readings final on the chain), what was refused, and requests to send missing readings again. */
export class Publisher {
  readonly #outbox: Outbox;
  readonly #session: Session;
  readonly #community: string;
  readonly #log: Log;
  /** In ms. */
  readonly #now: () => number;
  readonly #isReconciled: () => boolean;
  /** Of each meter all that it is asked for, as one gap: what one meter says never takes more than its own place. */
  readonly #resends = new Map<number, Gap>();
  /** Of each meter the latest. */
  readonly #refused = new Map<number, Refused>();
  /** Why the broker does not take what is published, by what it is. */
  readonly #notTaken = new Map<Said, string>();
  #busy: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  /** Acknowledgements wait until the store is reconciled: a meter forgets what it is told is final, so a store that is damaged may tell it nothing. */
  constructor(
    outbox: Outbox,
    session: Session,
    community: string,
    log: Log,
    now: () => number,
    isReconciled: () => boolean,
  ) {
    this.#outbox = outbox;
    this.#session = session;
    this.#community = community;
    this.#log = log;
    this.#now = now;
    this.#isReconciled = isReconciled;
  }

  /** What meters are not told, and why; empty while the broker takes everything. */
  get troubles(): readonly string[] {
    return [...this.#notTaken.values()];
  }

  /** Wakes the publisher: there may be acknowledgements or requests to publish. */
  notify(): void {
    this.#again = true;
    if (this.#session.listening && !this.#stopped) {
      this.#busy ??= this.#publishDue().finally(() => {
        this.#busy = undefined;
      });
    }
  }

  /** Asks meters to send the readings of these gaps again. */
  requestResend(gaps: readonly Gap[]): void {
    for (const { meterId, from, to } of gaps) {
      const asked = this.#resends.get(meterId);
      this.#resends.set(meterId, {
        meterId,
        from: Math.min(from, asked?.from ?? from),
        to: Math.max(to, asked?.to ?? to),
      });
    }
    this.notify();
  }

  /** Tells meters that a reading was not taken. */
  tellRefused(refused: readonly Refused[]): void {
    for (const one of refused) {
      if (this.#refused.size < MOST_REFUSED || this.#refused.has(one.meterId)) this.#refused.set(one.meterId, one);
    }
    this.notify();
  }

  /** Publishes nothing more; resolves when publications under way are done or given up. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#busy;
  }

  async #publishDue(): Promise<void> {
    try {
      while (this.#again && this.#session.listening && !this.#stopped) {
        this.#again = false;
        await this.#publishResends();
        await this.#publishRefused();
        await this.#publishAcks();
      }
    } catch (error) {
      // The connection was lost: the rest is published on the next one.
      this.#again = true;
      this.#log.debug({ error: messageOf(error) }, "publication given up");
    }
  }

  async #publishResends(): Promise<void> {
    while (this.#resends.size > 0) {
      const due = [...this.#resends].slice(0, this.#session.publishWindow);
      await Promise.all(
        due.map(async ([meterId, gap]) => {
          const { from, to } = gap;
          await this.#publish("resend", meterId, { from, to });
          if (this.#resends.get(meterId) === gap) this.#resends.delete(meterId);
        }),
      );
    }
  }

  async #publishRefused(): Promise<void> {
    while (this.#refused.size > 0) {
      const due = [...this.#refused.values()].slice(0, this.#session.publishWindow);
      await Promise.all(
        due.map(async (refused) => {
          const { meterId, ...said } = refused;
          await this.#publish("refused", meterId, said);
          if (this.#refused.get(meterId) === refused) this.#refused.delete(meterId);
        }),
      );
    }
  }

  async #publishAcks(): Promise<void> {
    let after = -1;
    while (this.#isReconciled()) {
      const due = this.#outbox.acks.due(this.#session.publishWindow, this.#now(), after);
      if (due.length === 0) {
        return;
      }
      const tries = due.map(async (ack) =>
        (await this.#publish("ack", ack.meterId, { slot: ack.slot })) ? [ack] : [],
      );
      const taken = (await Promise.all(tries)).flat();
      if (taken.length === 0) return;
      this.#outbox.acks.published(taken, this.#now());
      after = (due.at(-1) as { meterId: number }).meterId;
    }
  }

  /** Whether the broker took it. One that refuses does so until somebody changes its rules; the rest is told all the same. */
  async #publish(said: Said, meterId: number, payload: object): Promise<boolean> {
    const topic = TOPICS[said](this.#community, meterId);
    try {
      await this.#session.publish(topic, JSON.stringify(payload), said === "ack");
      this.#notTaken.delete(said);
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const reason = brokerReason(error);
      if (!this.#notTaken.has(said)) this.#log.error({ topic, reason }, "the broker does not take a publication");
      this.#notTaken.set(said, `the broker does not take ${topic}: ${reason}`);
      return false;
    }
  }
}
