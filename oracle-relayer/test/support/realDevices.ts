import {
  bankOf,
  type Client,
  chainTag,
  getBankRegisters,
  getCatchUpEnergy,
  getSlotEnergy,
  readingBytes,
} from "@wattmesh/client";
import { type DeviceKey, type Localnet, readKeyFile } from "@wattmesh/localnet/testing";
import type { Registers } from "../../src/outbox/reconcile.ts";
import type { Reading } from "../../src/reading/reading.ts";
import type { Flow } from "../faults/devices.ts";
import type { Counted, Energy } from "./model-chain.ts";

const MOST_WH = 400;

/** What a household's exports of a slot stay below: within its inverter's power, and nothing without one. */
const mostExportWh = ({ pv }: { pv?: { peakW: number } | undefined }): number =>
  pv === undefined ? 1 : Math.min(MOST_WH, Math.floor(pv.peakW / 4));

/** A device of a localnet whose registers only go up, by amounts that differ. */
export class RealDevice implements Flow {
  readonly meterId: number;
  readonly signed: Reading[] = [];
  readonly flowed = new Map<number, Energy>();
  readonly #key: DeviceKey;
  readonly #tag: Uint8Array;
  readonly #mostExportWh: number;

  constructor(meterId: number, key: DeviceKey, chainId: string, mostExportWh: number) {
    this.meterId = meterId;
    this.#key = key;
    this.#mostExportWh = mostExportWh;
    this.#tag = chainTag(chainId);
  }

  get slot(): number {
    return this.signed.at(-1)?.slot ?? -1;
  }

  get registers(): Registers {
    const { signature: _, ...last } = this.signed.at(-1) as Reading;
    return last;
  }

  sign(slot: number): Reading {
    const last = this.signed.at(-1);
    const content = {
      meterId: this.meterId,
      slot,
      importTotalWh: (last?.importTotalWh ?? 1_000_000n) + BigInt((slot * 31 + this.meterId * 17) % MOST_WH),
      exportTotalWh: (last?.exportTotalWh ?? 0n) + BigInt((slot * 7 + this.meterId * 13) % this.#mostExportWh),
      flags: 0,
    };
    const reading = { ...content, signature: this.#key.sign(readingBytes(this.#tag, content)) };
    this.signed.push(reading);
    this.flowed.set(slot, { importWh: content.importTotalWh, exportWh: content.exportTotalWh });
    return reading;
  }
}

/** The devices of a localnet's fleet. */
export function devicesOf({ community, deployment, fleet }: Localnet): Promise<RealDevice[]> {
  const exportOf = new Map(community.households.map((one) => [one.name, mostExportWh(one)]));
  return Promise.all(
    fleet.meters.map(
      async ({ meterId, household, keyFile }) =>
        new RealDevice(meterId, await readKeyFile(keyFile), deployment.chainId, exportOf.get(household) ?? 1),
    ),
  );
}

/** What the contract has counted of the devices in slots up to one, and their registers. */
export async function readCounted(
  client: Client,
  devices: readonly { readonly meterId: number; readonly signed: readonly { readonly slot: number }[] }[],
  lastSlot: number,
) {
  const banks = [...new Set(devices.map(({ meterId }) => bankOf(meterId)))];
  const firstOf = new Map(devices.map(({ meterId, signed }) => [meterId, signed[0]?.slot ?? 0]));
  const registers = (await Promise.all(banks.map((bank) => getBankRegisters(client, { bank })))).flatMap(
    (one) => one.registers,
  );
  const counted: Counted[] = [];
  for (let slot = Math.min(...firstOf.values()); slot <= lastSlot; slot += 1) {
    for (const bank of banks) {
      const [inTime, late] = await Promise.all([
        getSlotEnergy(client, { slot, bank }),
        getCatchUpEnergy(client, { slot, bank }),
      ]);
      counted.push(
        ...inTime.energies.map((energy) => ({ ...energy, fromSlot: slot - 1, toSlot: slot })),
        ...late.spans.map((span) => ({ ...span, fromSlot: span.fromSlot - 1 })),
      );
    }
  }
  // Where registers start nothing flowed yet.
  const since = counted.filter(({ meterId, toSlot }) => toSlot > (firstOf.get(meterId) ?? Number.POSITIVE_INFINITY));
  return { counted: since, registers: new Map(registers.map((one) => [one.meterId, one])) };
}
