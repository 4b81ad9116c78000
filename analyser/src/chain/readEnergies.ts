import { type CatchUpSpan, type Client, getCatchUpEnergy, getSlotEnergy, type MeterEnergy } from "@wattmesh/client";
import type { SlotEnergy } from "../checks/window.ts";
import { callNode, each } from "./callNode.ts";

/** By meter: what it counted in each of some slots, nothing where no reading of that slot alone counts. */
export type Energies = ReadonlyMap<number, readonly (SlotEnergy | undefined)[]>;

/** What the chain says of a bank and a slot: what came in time, and what arrived during the slot for slots that were over. */
interface Told {
  readonly energies: readonly MeterEnergy[];
  readonly spans: readonly CatchUpSpan[];
}

/** Reads what meters counted, and remembers what cannot change any more, so that days that overlap are asked for once. */
export class EnergyReader {
  readonly #client: Client;
  #known = new Map<string, Told>();

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * What all meters of some banks counted in `slots` slots from `fromSlot` on, as the chain knows it in slot `nowSlot`: what came in time, and what came late or in
   * quarantine for one slot alone. What a gap swallowed belongs to no slot.
   */
  async read(
    banks: readonly number[],
    { fromSlot, slots, nowSlot }: { fromSlot: number; slots: number; nowSlot: number },
  ): Promise<Energies> {
    const energies = new Map<number, (SlotEnergy | undefined)[]>();
    const put = (meterId: number, slot: number, { importWh, exportWh }: { importWh: bigint; exportWh: bigint }) => {
      const place = slot - fromSlot;
      if (place < 0 || place >= slots) return;
      const row = energies.get(meterId) ?? new Array<SlotEnergy | undefined>(slots).fill(undefined);
      row[place] = { importWh: Number(importWh), exportWh: Number(exportWh) };
      energies.set(meterId, row);
    };
    const asked = banks.flatMap((bank) =>
      Array.from({ length: Math.max(0, nowSlot + 1 - fromSlot) }, (_, index) => ({ bank, slot: fromSlot + index })),
    );
    const known = new Map<string, Told>();
    await each(asked, async ({ bank, slot }) => {
      const key = `${bank} ${slot}`;
      const told = this.#known.get(key) ?? (await this.#ask(bank, slot));
      for (const energy of told.energies) put(energy.meterId, slot, energy);
      for (const span of told.spans) if (span.fromSlot === span.toSlot) put(span.meterId, span.fromSlot, span);
      if (this.#isFinal(slot, nowSlot)) known.set(key, told);
    });
    // What is older is asked for no more.
    this.#known = known;
    return energies;
  }

  async #ask(bank: number, slot: number): Promise<Told> {
    const [{ energies }, { spans }] = await callNode(() =>
      Promise.all([getSlotEnergy(this.#client, { bank, slot }), getCatchUpEnergy(this.#client, { bank, slot })]),
    );
    return { energies, spans };
  }

  /** Readings in time come until the grace of their slot is over, late ones go to the slot in which they come. */
  #isFinal(slot: number, nowSlot: number): boolean {
    const { graceSeconds, slotSeconds } = this.#client.deployment;
    return slot + Math.ceil(graceSeconds / slotSeconds) + 1 < nowSlot;
  }
}
