import { generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { chainTag, readingBytes, restartBytes } from "@wattmesh/client";
import { expect } from "vitest";
import type { Registers } from "../../src/outbox/reconcile.ts";
import type { Reading } from "../../src/reading/reading.ts";
import type { Restart } from "../../src/reading/restart.ts";
import type { Energy, ModelChain } from "../support/model-chain.ts";

const MOST_WH = 400;

/** What flowed through a meter, and what it said last. */
export interface Flow {
  readonly meterId: number;
  /** By the end of each slot, from the first one on that the chain has. */
  readonly flowed: ReadonlyMap<number, Energy>;
  /** The last one. */
  readonly slot: number;
  readonly registers: Registers;
}

/** A meter with a key of its own. What flowed through it by the end of each slot it knows also after its counter began again. */
export class Device implements Flow {
  readonly meterId: number;
  /** By the end of each slot, from the one on that the chain has had from the start. */
  readonly flowed = new Map<number, Energy>();
  readonly signed: Reading[] = [];
  slot: number;
  readonly #tag: Uint8Array;
  readonly #contract: string;
  readonly #key: { publicKey: KeyObject; privateKey: KeyObject };
  #registers: Registers;

  constructor(meterId: number, slot: number, chainId: string, contract: string) {
    this.meterId = meterId;
    this.slot = slot;
    this.#tag = chainTag(chainId);
    this.#contract = contract;
    this.#key = generateKeyPairSync("ed25519");
    this.#registers = { meterId, slot, importTotalWh: 1_000_000n, exportTotalWh: 0n, flags: 0 };
    this.flowed.set(slot, { importWh: 0n, exportWh: 0n });
  }

  get registers(): Registers {
    return this.#registers;
  }

  /** The reading at the end of the next slot. */
  sign(): Reading {
    const { meterId } = this;
    const last = this.flowed.get(this.slot) as Energy;
    this.slot += 1;
    const importWh = BigInt((this.slot * 31 + meterId * 17) % MOST_WH);
    const exportWh = BigInt((this.slot * 7 + meterId * 13) % MOST_WH);
    this.flowed.set(this.slot, { importWh: last.importWh + importWh, exportWh: last.exportWh + exportWh });
    this.#registers = {
      ...this.#registers,
      slot: this.slot,
      importTotalWh: this.#registers.importTotalWh + importWh,
      exportTotalWh: this.#registers.exportTotalWh + exportWh,
    };
    const reading = this.signAs(this.#registers);
    this.signed.push(reading);
    return reading;
  }

  /** Any content with this meter's signature. */
  signAs(content: Registers): Reading {
    return { ...content, signature: sign(null, readingBytes(this.#tag, content), this.#key.privateKey) };
  }

  /** The meter is exchanged in the next slot, in which nothing flows: at its end the counter has other registers. */
  restart(importTotalWh: bigint): Restart {
    const last = this.#registers;
    const flowed = this.flowed.get(this.slot) as Energy;
    this.slot += 1;
    this.flowed.set(this.slot, flowed);
    this.#registers = { ...last, slot: this.slot, importTotalWh, exportTotalWh: 0n };
    const { meterId, slot } = this;
    const first = { slot, importTotalWh, exportTotalWh: 0n };
    const bytes = this.#restartBytes(last, first);
    return { kind: "restart", meterId, ...first, signature: sign(null, bytes, this.#key.privateKey) };
  }

  /** Whether this meter has signed it, `last` being what the chain has of it. */
  hasSigned(content: Reading | Restart, last: Registers | undefined): boolean {
    const bytes =
      "kind" in content ? last && this.#restartBytes(last, content) : readingBytes(this.#tag, content as Reading);
    return bytes !== undefined && verify(null, bytes, this.#key.publicKey, content.signature);
  }

  #restartBytes = (last: Registers, first: Omit<Registers, "meterId" | "flags">) =>
    restartBytes(this.#tag, { contract: this.#contract, meterId: this.meterId, last, first });
}

export interface Compared {
  /** Pairs of meter and slot. */
  readonly slots: number;
  readonly wh: bigint;
  /** Slots that were not counted one by one. */
  readonly together: number;
}

/**
 * Compares what the chain counted with what flowed through meters: of each meter, every slot is counted once and with the Wh that flowed in it, those that
 * were counted together with their sum.
 */
export function compareEveryWh(chain: Pick<ModelChain, "counted" | "registers">, devices: readonly Flow[]): Compared {
  const of = Map.groupBy(chain.counted, ({ meterId }) => meterId);
  let slots = 0;
  let wh = 0n;
  let together = 0;
  for (const device of devices) {
    const [first] = device.flowed.keys();
    let reached = first as number;
    const counted = (of.get(device.meterId) ?? []).toSorted((a, b) => a.fromSlot - b.fromSlot);
    for (const { fromSlot, toSlot, importWh, exportWh } of counted) {
      expect({ meter: device.meterId, fromSlot }, "slots follow one another").toEqual({
        meter: device.meterId,
        fromSlot: reached,
      });
      expect({ fromSlot, toSlot, importWh, exportWh }).toEqual({
        fromSlot,
        toSlot,
        ...between(device, reached, toSlot),
      });
      slots += toSlot - fromSlot;
      together += toSlot - fromSlot > 1 ? toSlot - fromSlot : 0;
      wh += importWh + exportWh;
      reached = toSlot;
    }
    expect({ meter: device.meterId, reached }).toEqual({ meter: device.meterId, reached: device.slot });
    expect(chain.registers.get(device.meterId)).toEqual(device.registers);
  }
  return { slots, wh, together };
}

function between(device: Flow, from: number, to: number): Energy {
  const [before, after] = [device.flowed.get(from) as Energy, device.flowed.get(to) as Energy];
  return { importWh: after.importWh - before.importWh, exportWh: after.exportWh - before.exportWh };
}
