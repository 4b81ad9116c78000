import { bankOf, indexInBank } from "@wattmesh/client";
import { BASELINE_SLOTS, type Gap } from "../outbox/gaps.ts";
import type { BankSize } from "./port.ts";

/** Readings of so many meters are taken before the chain has said which meters there are. */
const MOST_UNDECIDED = 10_000;
/** So many meters that the chain does not have are remembered, to ask them again once it does. */
const MOST_STRANGERS = 1_000;

/** The meters that the chain has, as it last said. Whatever strangers invent, what is kept of them here has a bound. */
export class KnownMeters {
  #sizes: ReadonlyMap<number, number> | undefined;
  readonly #undecided = new Set<number>();
  /** The latest slot of which each spoke. */
  readonly #strangers = new Map<number, number>();
  readonly #welcome: Gap[] = [];

  /** Whether a reading of the meter is to be taken. Until the chain was asked nobody knows, and the first ones are. */
  has(meterId: number): boolean {
    if (this.#sizes !== undefined) return indexInBank(meterId) < (this.#sizes.get(bankOf(meterId)) ?? 0);
    if (this.#undecided.size < MOST_UNDECIDED) this.#undecided.add(meterId);
    return this.#undecided.has(meterId);
  }

  /** A meter that the chain does not have spoke of a slot: it may be new. */
  heardStranger(meterId: number, slot: number): void {
    this.#strangers.delete(meterId);
    this.#strangers.set(meterId, slot);
    const [longestSilent] = this.#strangers.keys();
    if (this.#strangers.size > MOST_STRANGERS) this.#strangers.delete(longestSilent as number);
  }

  get hasStrangers(): boolean {
    return this.#strangers.size > 0;
  }

  /** Takes over what the chain has now. */
  learn(banks: readonly BankSize[]): void {
    this.#sizes = new Map(banks.map(({ bank, meters }) => [bank, meters]));
    this.#undecided.clear();
    for (const [meterId, slot] of this.#strangers) {
      if (!this.has(meterId)) continue;
      this.#strangers.delete(meterId);
      this.#welcome.push({ meterId, from: Math.max(0, slot - BASELINE_SLOTS), to: slot });
    }
  }

  /** What was not taken of meters that were strangers and are none any more; once. */
  takeWelcome(): Gap[] {
    return this.#welcome.splice(0);
  }
}
