import {
  type BankResult,
  bankOf,
  type Client,
  getBanks,
  getCoverage,
  getPositions,
  getResults,
  type Position,
  type SlotMoney,
  type SlotOutcome,
  type Tariff,
  type ZoneTotals,
} from "@wattmesh/client";
import { ROW_SECONDS } from "../data/profile.ts";
import type { Fleet } from "../meters/fleet.ts";
import type { MeterStore } from "../meters/store.ts";
import { addBills, addsUp, type Bill, noBill, slotBill } from "./bill.ts";
import { type ForwardTrades, forwardTrades } from "./outlook.ts";
import { addEnergy, type CommunityEnergy, noEnergy } from "./shares.ts";

/** A settled slot as the terminal shows it. */
export interface SlotReport {
  slot: number;
  /** Unix seconds at the end of the data row that was replayed. */
  dataTime?: number;
  zones: ZoneTotals[];
  tariff: Tariff;
  /** Traded before the slot began. */
  forward: ForwardTrades;
  pool: { soldWh: bigint; boughtWh: bigint };
  utility: { soldToWh: bigint; boughtFromWh: bigint };
  stored: { heldWh: bigint; usedWh: bigint };
  money: SlotMoney;
  readings: { accepted: number; late: number };
  /** The chain's own report of its accounting identities, queried after the slot. */
  identities: Identities;
  energy: CommunityEnergy;
  /** By household's name. */
  bills: Map<string, Bill>;
}

export interface Identities {
  /** All that the slot moved sums to zero. */
  moneySumsToZero: boolean;
  /** The engine's own identities held when the slot was settled. */
  addsUp: boolean;
  /** What each household traded forward, with neighbours and with the utility comes to what the chain moved. */
  settlementsAddUp: boolean;
  /** All accounts together are the coins that came less those that went, and debts and claims are what utilities count. */
  coinsCoverAccounts: boolean;
}

export const allHold = (identities: Identities): boolean => Object.values(identities).every(Boolean);

const BANKS_AT_ONCE = 100;

/** Reports a final slot from the chain; energy behind the meters comes from the meters' own store. */
export async function reportSlot(
  client: Client,
  fleet: Fleet,
  store: MeterStore | undefined,
  outcome: SlotOutcome,
): Promise<SlotReport> {
  const { slot, zones, tariff, money } = outcome;
  const [coverage, zoneOfBank, forward] = await Promise.all([
    getCoverage(client),
    zonesOfBanks(client),
    forwardTrades(client, slot),
  ]);
  const results = await resultsOf(client, [...zoneOfBank.keys()], slot);
  const readings = store?.ofSlot(slot) ?? [];
  const rows = readings[0]?.rows;
  const sum = (of: (zone: ZoneTotals) => bigint): bigint => zones.reduce((total, zone) => total + of(zone), 0n);
  const caughtUp = results.reduce(
    (total, { energy }) => ({ in: total.in + energy.catchUpImportWh, out: total.out + energy.catchUpExportWh }),
    { in: 0n, out: 0n },
  );
  const slotBills = await billsOf(client, fleet, outcome, results, zoneOfBank);
  const bills = new Map<string, Bill>();
  for (const [name, bill] of slotBills) bills.set(name, addBills(bills.get(name) ?? noBill, bill));
  return {
    slot,
    ...(rows !== undefined && { dataTime: fleet.replayFrom + rows * ROW_SECONDS }),
    zones,
    tariff,
    forward,
    pool: { soldWh: sum((zone) => zone.poolSoldWh), boughtWh: sum((zone) => zone.poolBoughtWh) },
    utility: { soldToWh: sum((zone) => zone.utilitySoldWh), boughtFromWh: sum((zone) => zone.utilityBoughtWh) },
    stored: { heldWh: sum((zone) => zone.heldWh), usedWh: sum((zone) => zone.usedWh) },
    money,
    readings: { accepted: outcome.pointsMetered, late: outcome.pointsCaughtUp },
    identities: {
      moneySumsToZero:
        money.pointsMicro + money.utilityMicro + money.communityMicro + money.linesMicro + money.islandsMicro === 0n,
      addsUp: outcome.addsUp,
      settlementsAddUp: slotBills.every(([, bill]) => addsUp(bill)),
      coinsCoverAccounts: coverage.holds,
    },
    energy: readings.reduce((total, { pvWh, loadWh }) => addEnergy(total, { ...noEnergy, pvWh, loadWh }), {
      ...noEnergy,
      exportWh: sum((zone) => zone.exportWh),
      importWh: sum((zone) => zone.importWh),
      toUtilityWh: sum((zone) => zone.utilitySoldWh) + caughtUp.out,
      fromUtilityWh: sum((zone) => zone.utilityBoughtWh) + caughtUp.in,
    }),
    bills,
  };
}

/** Each metering point's bill with its household's name; who joined later has a number. */
async function billsOf(
  client: Client,
  fleet: Fleet,
  { slot, zones, tariff }: SlotOutcome,
  results: BankResult[],
  zoneOfBank: Map<number, number>,
): Promise<[string, Bill][]> {
  const names = new Map(fleet.meters.map(({ meterId, household }) => [meterId, household]));
  const prices = new Map(zones.map(({ zoneId, priceMicroPerKwh }) => [zoneId, priceMicroPerKwh]));
  return Promise.all(
    results.map(async ({ meterId, energy, catchUp, moneyMicro }): Promise<[string, Bill]> => {
      const name = names.get(meterId) ?? `meter ${meterId}`;
      const traded = energy.forwardSoldWh + energy.forwardBoughtWh > 0n;
      const position = traded ? await positionOf(client, meterId, slot) : undefined;
      const poolPriceMicroPerKwh = prices.get(zoneOfBank.get(bankOf(meterId)) ?? 0);
      return [name, slotBill({ energy, catchUp, moneyMicro, position, poolPriceMicroPerKwh }, tariff)];
    }),
  );
}

async function positionOf(client: Client, meterId: number, slot: number): Promise<Position | undefined> {
  const { positions } = await getPositions(client, { meterId, startAfter: slot - 1, limit: 1 });
  return positions.find((position) => position.slot === slot);
}

/** Zones of all banks of metering points, also of those that nobody of the fleet is in. */
async function zonesOfBanks(client: Client): Promise<Map<number, number>> {
  const zones = new Map<number, number>();
  for (let startAfter: number | undefined; ; ) {
    const { banks } = await getBanks(client, { startAfter, limit: BANKS_AT_ONCE });
    for (const { bank, zoneId } of banks) zones.set(bank, zoneId);
    if (banks.length < BANKS_AT_ONCE) return zones;
    startAfter = banks.at(-1)?.bank;
  }
}

async function resultsOf(client: Client, banks: number[], slot: number): Promise<BankResult[]> {
  const pages = await Promise.all(banks.map((bank) => getResults(client, { slot, bank })));
  return pages.flatMap(({ results }) => results);
}
