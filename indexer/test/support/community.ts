import { type Deployment, encodeBankResults, encodeVerdicts, type PackedResult, type RawEvent } from "@wattmesh/client";
import { deployment, type Feed, told } from "./feed.ts";

export const FEED_IN = 80_000;
export const RETAIL = 320_000;
const BANK = 256;

/** A pseudo-random number below 1, the same on every machine (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function least(one: bigint, other: bigint): bigint {
  if (one < other) return one;
  return other;
}

export const ownerOf = (meterId: number): string => `watt1owner${meterId}`;
export const UTILITY = "watt1utility";

export interface CommunityOptions {
  points: number;
  /** Metering points of one zone: a bank is of one zone. */
  banksPerZone?: number;
  seed?: number;
}

/**
 * A community as its contracts tell of it, on a feed: every slot each meter's reading is accepted and settled. Half of the points sell what
 * they export to the others, as far as it goes; the rest is the utility's.
 */
export class Community {
  readonly feed: Feed;
  readonly points: number;
  /** The next slot to be settled. */
  slot: number;
  readonly #banksPerZone: number;
  readonly #random: () => number;
  readonly #registers: { importWh: bigint; exportWh: bigint }[];

  constructor(feed: Feed, deployment: Deployment, { points, banksPerZone = 4, seed = 1 }: CommunityOptions) {
    this.feed = feed;
    this.points = points;
    this.#banksPerZone = banksPerZone;
    this.#random = dice(seed);
    this.#registers = Array.from({ length: points }, () => ({ importWh: 0n, exportWh: 0n }));
    this.slot = Math.floor(feed.time / deployment.slotSeconds);
  }

  get banks(): number {
    return Math.ceil(this.points / BANK);
  }

  get zones(): number {
    return Math.ceil(this.banks / this.#banksPerZone);
  }

  zoneOf(bank: number): number {
    return 1 + Math.floor(bank / this.#banksPerZone);
  }

  /** Contracts, zones, participants, meters, money and rules. */
  found(): void {
    for (const events of this.founding()) this.feed.add(events);
  }

  /** What founding adds, block by block. */
  *founding(): Generator<RawEvent[]> {
    yield [
      told("registry", "registry_started", {
        admin: "watt1admin",
        proposal_seconds: 86_400,
        grid: deployment.contracts.grid,
      }),
      told("registry", "metering_set", { metering: deployment.contracts.metering }),
      told("token", "token_started", {
        admin: "watt1admin",
        name: "Energy held",
        symbol: "HELD",
        grid_g_per_kwh: 380,
        source_g_per_kwh: JSON.stringify([
          { source: "solar", g_per_kwh: 41 },
          { source: "biomass", g_per_kwh: 700 },
        ]),
        trading: deployment.contracts.trading,
      }),
      told("trading", "trading_started", {
        admin: "watt1admin",
        denom: deployment.denom,
        registry: deployment.contracts.registry,
        metering: deployment.contracts.metering,
        grid: deployment.contracts.grid,
        token: deployment.contracts.token,
        utility: UTILITY,
        community: "watt1community",
        slot_seconds: deployment.slotSeconds,
        grace_seconds: deployment.graceSeconds,
        keep_slots: 96,
      }),
      told("trading", "work_bound_set", { points_per_tick: 2_560 }),
      told("registry", "verifiers_changed", { verifiers: "watt1v1,watt1v2", threshold: 1 }),
      told("grid", "zone_added", { zone_id: 0, parent_id: null, operator: "watt1op", name: "Town" }),
      told("grid", "tariff_set", {
        from_slot: 0,
        feed_in_micro_per_kwh: FEED_IN,
        retail_micro_per_kwh: RETAIL,
        trading_fee_micro_per_kwh: 2_000,
      }),
    ];
    for (let zone = 1; zone <= this.zones; zone += 1) {
      yield [
        told("grid", "zone_added", { zone_id: zone, parent_id: 0, operator: "watt1op", name: `Street ${zone}` }),
        told("grid", "line_set", {
          zone_id: zone,
          from_slot: 0,
          fee_micro_per_kwh: 10_000,
          capacity_up_wh: 1_000_000,
          capacity_down_wh: 1_000_000,
        }),
        told("grid", "storage_set", { zone_id: zone, capacity_wh: 10_000 }),
      ];
    }
    for (let from = 0; from < this.points; from += 100) {
      const ids = Array.from({ length: Math.min(100, this.points - from) }, (_, index) => from + index);
      yield ids.flatMap((id) => this.#join(id));
    }
  }

  #join(id: number): RawEvent[] {
    const owner = ownerOf(id);
    return [
      told("registry", "participant_status_changed", { participant: owner, role: "prosumer", status: "admitted" }),
      told("registry", "profile_updated", {
        participant: owner,
        name: `Household ${id}`,
        equipment: JSON.stringify([{ source: "solar", rated_power_w: 5_000, storage_capacity_wh: 0, label: "roof" }]),
        certifications: JSON.stringify(["EN 50549"]),
      }),
      told("registry", "meter_registered", {
        meter_id: id,
        zone_id: this.zoneOf(Math.floor(id / BANK)),
        owner,
        serial: `WM-${id}`,
        source: id % 2 === 0 ? "solar" : "none",
        class: "b",
        connection_w: 17_250,
        inverter_w: id % 2 === 0 ? 9_900 : 0,
        point_kind: null,
        key_type: "ed25519",
        public_key: Buffer.alloc(32, id % 256),
        approver: "watt1op",
        evidence_hash: Buffer.alloc(32, 7),
        approved_slot: 0,
        replaced_meter_id: null,
      }),
      told("trading", "deposited", { meter_id: id, counterparty: null, by: owner, amount_micro: 5_000_000 }),
      told("trading", "rule_set", {
        meter_id: id,
        from_slot: 0,
        ask_micro_per_kwh: 90_000,
        bid_micro_per_kwh: 280_000,
        hold: false,
        draw: false,
        paused: false,
      }),
    ];
  }

  /** One slot from its readings to its money: a block of readings, then the clock's block. */
  settle(deployment: Deployment): void {
    const { feed, slot } = this;
    const seconds = (slot + 1) * deployment.slotSeconds + deployment.graceSeconds - feed.time;
    const banks = Array.from({ length: this.banks }, (_, bank) => this.#settleBank(bank));
    feed.add(
      banks.map(({ readings }) => readings),
      { seconds: Math.max(1, seconds - 5) },
    );
    const price = 160_000;
    const zones = Array.from({ length: this.zones + 1 }, (_, zone) => {
      const mine = banks.filter((_, bank) => this.zoneOf(bank) === zone);
      const sum = (name: "imported" | "exported" | "traded") => mine.reduce((total, one) => total + one[name], 0n);
      const [imported, exported, traded] = [sum("imported"), sum("exported"), sum("traded")];
      return {
        zone_id: zone,
        import_wh: String(imported),
        export_wh: String(exported),
        pool_bought_wh: String(traded),
        pool_sold_wh: String(traded),
        utility_bought_wh: String(imported - traded),
        utility_sold_wh: String(exported - traded),
        held_wh: "0",
        used_wh: "0",
        line_flow_wh: 0,
        price_micro_per_kwh: traded > 0n ? price : null,
      };
    });
    const points = banks.reduce((sum, { money }) => sum + money, 0n);
    feed.add(
      [
        told("trading", "slot_opened", {
          slot,
          bank_count: this.banks,
          feed_in_micro_per_kwh: FEED_IN,
          retail_micro_per_kwh: RETAIL,
          trading_fee_micro_per_kwh: 2_000,
        }),
        told("trading", "slot_cleared", { slot, zones: JSON.stringify(zones) }),
        ...banks.map(({ settled }) => settled),
        told("trading", "counterparty_settled", {
          slot,
          counterparty: UTILITY,
          money_micro: -points,
          coins_micro: -points,
        }),
        told("trading", "slot_finalized", {
          slot,
          points_metered: this.points,
          points_caught_up: 0,
          money: JSON.stringify({
            points_micro: String(points),
            utility_micro: String(-points),
            community_micro: "0",
            lines_micro: "0",
            islands_micro: "0",
            turnover_micro: String(points < 0n ? -points : points),
          }),
        }),
        told("token", "slot_booked", { slot, minted: "[]", burned_consumed_wh: 0, burned_exported_wh: 0 }),
        told("grid", "slot_reported", { slot, zones: JSON.stringify(zones) }),
      ],
      { byClock: true },
    );
    this.slot += 1;
  }

  #settleBank(bank: number) {
    const { slot } = this;
    const first = bank * BANK;
    const indexes = Array.from({ length: Math.min(BANK, this.points - first) }, (_, index) => index);
    const measured = indexes.map((index) => {
      const wh = BigInt(Math.floor(this.#random() * 900));
      return index % 2 === 0 ? { importWh: 0n, exportWh: wh } : { importWh: wh, exportWh: 0n };
    });
    let left = measured.reduce((sum, { exportWh }) => sum + exportWh, 0n);
    const imported = measured.reduce((sum, { importWh }) => sum + importWh, 0n);
    let wanted = least(left, imported);
    const traded = wanted;
    const exported = left;
    left = traded;
    const results = measured.map(({ importWh, exportWh }, index): PackedResult => {
      const sold = least(exportWh, left);
      const bought = least(importWh, wanted);
      left -= sold;
      wanted -= bought;
      return {
        index,
        reason: "none",
        energy: {
          importWh,
          exportWh,
          forwardBoughtWh: 0n,
          forwardSoldWh: 0n,
          poolBoughtWh: bought,
          poolSoldWh: sold,
          utilityBoughtWh: importWh - bought,
          utilitySoldWh: exportWh - sold,
          heldWh: 0n,
          usedWh: 0n,
          catchUpImportWh: 0n,
          catchUpExportWh: 0n,
        },
        catchUp: { earnedMicro: 0n, paidMicro: 0n },
        moneyMicro:
          sold * 160n -
          bought * 162n +
          (exportWh - sold) * BigInt(FEED_IN / 1000) -
          (importWh - bought) * BigInt(RETAIL / 1000),
      };
    });
    const verdicts = measured.map(({ importWh, exportWh }, index) => {
      const registers = this.#registers[first + index] as { importWh: bigint; exportWh: bigint };
      registers.importWh += importWh;
      registers.exportWh += exportWh;
      return {
        index,
        verdict: "accepted" as const,
        flags: 0,
        importTotalWh: registers.importWh,
        exportTotalWh: registers.exportWh,
      };
    });
    return {
      imported,
      exported,
      traded,
      money: results.reduce((sum, { moneyMicro }) => sum + moneyMicro, 0n),
      readings: told("metering", "readings_submitted", {
        submitter: "watt1relayer",
        bank,
        slot,
        arrival_slot: slot,
        accepted: indexes.length,
        caught_up: 0,
        refused: 0,
        readings: encodeVerdicts(verdicts),
      }),
      settled: told("trading", "bank_settled", { slot, bank, results: encodeBankResults(results) }),
    };
  }
}
