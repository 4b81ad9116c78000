import { readFileSync } from "node:fs";
import type {
  BalancedZone,
  CatchUpMoney,
  Client,
  EmergencyCut,
  OpenCall,
  PointEnergy,
  Position,
  SlotMoney,
  SlotOutcome,
  ZoneTotals,
} from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { parseCommunity } from "../src/community/read.ts";
import { addsUp, noBill, slotBill } from "../src/report/bill.ts";
import { callOutcome } from "../src/report/callOutcome.ts";
import { type GridSight, gridNews } from "../src/report/gridNews.ts";
import { noEnergy, sharesWith, sharesWithout } from "../src/report/shares.ts";
import { reportSlot, type SlotReport } from "../src/report/slotReport.ts";
import { addSlot, newSummary } from "../src/report/summary.ts";
import { gridLine, householdLines, outlookLine, slotHeader, slotLine, summaryLines } from "../src/report/terminal.ts";

const community = parseCommunity("c.toml", readFileSync(new URL("six-slots.toml", import.meta.url), "utf8"));
const { tariff } = community;

const noMoney = { earnedMicro: 0n, paidMicro: 0n };

const nothing: PointEnergy = {
  exportWh: 0n,
  importWh: 0n,
  forwardSoldWh: 0n,
  forwardBoughtWh: 0n,
  heldWh: 0n,
  usedWh: 0n,
  poolSoldWh: 0n,
  poolBoughtWh: 0n,
  utilitySoldWh: 0n,
  utilityBoughtWh: 0n,
  catchUpImportWh: 0n,
  catchUpExportWh: 0n,
};

describe("a bill", () => {
  test.each<{
    sentence: string;
    energy: Partial<PointEnergy>;
    catchUp?: CatchUpMoney;
    settledMicro: bigint;
    withMicro: bigint;
    withoutMicro: bigint;
  }>([
    {
      sentence: "is what the chain took",
      energy: { importWh: 1_000n },
      settledMicro: -200_000n,
      withMicro: 200_000n,
      withoutMicro: 320_000n,
    },
    {
      sentence: "is negative for who earns",
      energy: { exportWh: 1_000n },
      settledMicro: 150_000n,
      withMicro: -150_000n,
      withoutMicro: -80_000n,
    },
    {
      sentence: "of import and export counts both at the utility's prices",
      energy: { importWh: 100n, exportWh: 300n },
      settledMicro: 0n,
      withMicro: 0n,
      withoutMicro: 8_000n,
    },
    {
      sentence: "has catch-up in it",
      energy: { catchUpImportWh: 10n, catchUpExportWh: 5n },
      catchUp: { earnedMicro: 350n, paidMicro: 4_000n },
      settledMicro: -3_650n,
      withMicro: 3_650n,
      withoutMicro: 3_650n,
    },
  ])("$sentence", ({ energy, catchUp = noMoney, settledMicro, withMicro, withoutMicro }) => {
    const bill = slotBill({ energy: { ...nothing, ...energy }, catchUp, moneyMicro: settledMicro }, tariff);
    expect(bill).toMatchObject({ withMicro, withoutMicro });
  });

  const position: Position = {
    meterId: 3,
    slot: 7,
    soldWh: 500n,
    boughtWh: 0n,
    moneyMicro: 100_000n,
    reservedMicro: 0n,
  };

  // Sold 500 forward, made 300, so 200 are bought back: 150 of neighbours and 50 of the utility.
  const short = {
    energy: { ...nothing, exportWh: 300n, forwardSoldWh: 500n, poolBoughtWh: 150n, utilityBoughtWh: 50n },
    catchUp: noMoney,
    moneyMicro: 100_000n - 30_300n - 16_000n,
    position,
    poolPriceMicroPerKwh: 200_000,
  };

  test("has two settlements: what was traded forward, and what was metered beyond it", () => {
    const bill = slotBill(short, tariff);
    expect(bill.forward).toEqual({ soldWh: 500n, boughtWh: 0n, receivedMicro: 100_000n });
    expect(bill.pool).toEqual({ soldWh: 0n, boughtWh: 150n, receivedMicro: -30_300n });
    expect(bill.utility).toEqual({ soldWh: 0n, boughtWh: 50n, receivedMicro: -16_000n });
    expect(addsUp(bill)).toBe(true);
    expect(bill.withoutMicro).toBe(-24_000n);
  });

  test("does not add up when the chain moved anything else", () => {
    expect(addsUp(slotBill({ ...short, moneyMicro: short.moneyMicro + 1n }, tariff))).toBe(false);
    expect(addsUp(slotBill({ ...short, position: undefined }, tariff))).toBe(false);
  });
});

describe("shares", () => {
  const energy = { pvWh: 1_000n, loadWh: 800n, exportWh: 600n, importWh: 400n, toUtilityWh: 250n, fromUtilityWh: 50n };

  test("with neighbours count what the utility neither took nor gave", () => {
    expect(sharesWith(energy)).toEqual({ selfConsumption: 750, selfSufficiency: 937 });
  });

  test("without them count what never left the house", () => {
    expect(sharesWithout(energy)).toEqual({ selfConsumption: 400, selfSufficiency: 500 });
  });

  test("of nothing are none", () => {
    expect(sharesWith(noEnergy)).toEqual({ selfConsumption: undefined, selfSufficiency: undefined });
  });
});

const zone = (zoneId: number, totals: Partial<ZoneTotals>): ZoneTotals => ({
  zoneId,
  exportWh: 0n,
  importWh: 0n,
  poolSoldWh: 0n,
  poolBoughtWh: 0n,
  utilitySoldWh: 0n,
  utilityBoughtWh: 0n,
  heldWh: 0n,
  usedWh: 0n,
  lineFlowWh: 0n,
  ...totals,
});

const money: SlotMoney = {
  pointsMicro: -21_000n,
  utilityMicro: 15_000n,
  communityMicro: 1_000n,
  linesMicro: 5_000n,
  islandsMicro: 0n,
  turnoverMicro: 118_100n,
};

const report: SlotReport = {
  slot: 179523934,
  dataTime: Date.UTC(2021, 2, 6, 8, 15) / 1000,
  zones: [zone(0, {}), zone(1, { priceMicroPerKwh: 198_000 }), zone(2, {})],
  tariff,
  forward: { slot: 179523934, batches: 3, soldWh: 120n, pricesMicroPerKwh: new Map([[1, 182_000]]) },
  pool: { soldWh: 395n, boughtWh: 395n },
  utility: { soldToWh: 20n, boughtFromWh: 130n },
  stored: { heldWh: 163n, usedWh: 7n },
  money,
  readings: { accepted: 7, late: 1 },
  identities: { moneySumsToZero: true, addsUp: true, settlementsAddUp: true, coinsCoverAccounts: true },
  energy: { pvWh: 1_000n, loadWh: 800n, exportWh: 600n, importWh: 400n, toUtilityWh: 250n, fromUtilityWh: 50n },
  bills: new Map([
    [
      "Abt",
      {
        withMicro: -26_000n,
        withoutMicro: -5_600n,
        forward: { soldWh: 100n, boughtWh: 0n, receivedMicro: 18_200n },
        pool: { soldWh: 40n, boughtWh: 0n, receivedMicro: 8_000n },
        utility: { soldWh: 0n, boughtWh: 1n, receivedMicro: -200n },
      },
    ],
    ["Brandt", noBill],
  ]),
};

describe("a slot's report", () => {
  const sold = (meterId: number, micro: number) => ({
    meter_id: meterId,
    energy: {
      ...Object.fromEntries(
        ["import", "forward_sold", "forward_bought", "held", "used", "pool_bought", "utility_sold", "utility_bought"]
          .concat("catch_up_import", "catch_up_export")
          .map((name) => [`${name}_wh`, "0"]),
      ),
      export_wh: "100",
      pool_sold_wh: "100",
    },
    money_micro: String(micro),
    catch_up: { earned_micro: "0", paid_micro: "0" },
    reason: "normal",
  });

  /** A chain on which 100 Wh were sold in each of two zones, in each zone at its own price. */
  const answers: Record<string, (asked: Record<string, unknown>) => object> = {
    audit: () => ({
      available_micro: "0",
      reserved_micro: "0",
      withdrawals_micro: "0",
      in_work_micro: "0",
      coins_micro: "0",
      balance_micro: "0",
      utilities: [],
      next_bank: null,
    }),
    banks: () => ({
      banks: [
        { bank: 1, zone_id: 1, meters: 1 },
        { bank: 3, zone_id: 2, meters: 1 },
      ],
    }),
    results: ({ bank }) => ({ results: bank === 1 ? [sold(256, 20_000)] : [sold(768, 15_000)] }),
    forward_slot: ({ slot }) => ({
      slot,
      batches: 0,
      gate_at: "0",
      open: false,
      floor_micro_per_kwh: 0,
      ceiling_micro_per_kwh: 0,
      price_tick_micro_per_kwh: 0,
      zones: [],
    }),
  };
  const client = {
    deployment: { contracts: {} },
    smartQuery: async (_: string, message: Record<string, Record<string, unknown>>) => {
      const [[name, asked] = ["", {}]] = Object.entries(message);
      return answers[name]?.(asked);
    },
  } as unknown as Client;
  const outcome: SlotOutcome = {
    slot: 7,
    stage: "final",
    addsUp: true,
    pointsMetered: 2,
    pointsCaughtUp: 0,
    tariff,
    money: { ...money, pointsMicro: 0n, utilityMicro: 0n, communityMicro: 0n, linesMicro: 0n },
    zones: [zone(0, {}), zone(1, { priceMicroPerKwh: 200_000 }), zone(2, { priceMicroPerKwh: 150_000 })],
  };
  const fleet = {
    chainId: "test",
    community: "lane",
    slotSeconds: 10,
    replayFrom: 0,
    meters: [{ meterId: 256, serial: "WM-1", household: "Abt", keyFile: "", loadFile: "" }],
  };

  test("has who joined later in it, in a zone and bank where none of the fleet is, and adds up for everybody", async () => {
    const { bills, identities } = await reportSlot(client, fleet, undefined, outcome);
    expect([...bills].map(([name, { pool }]) => [name, pool.receivedMicro])).toEqual([
      ["Abt", 20_000n],
      ["meter 768", 15_000n],
    ]);
    expect(identities.settlementsAddUp).toBe(true);
  });
});

interface AwardsQuestion {
  awards: { start_after: number | null; limit: number };
}

describe("the terminal", () => {
  test("shows a slot in one line below its head", () => {
    expect([...slotHeader(community), slotLine(community, report)].join("\n")).toMatchInlineSnapshot(`
      "prices in ct/kWh, energy in kWh; utility buys at 8.00 and sells at 32.00
      slot       data   Linden Street  Mill Lane  forward  batches     pool  from util.  to util.  stored   drawn  moved EUR  readings  late  sums to 0
      179523934  08:15          19.80          -    0.120        3    0.395       0.130     0.020   0.163   0.007     0.1181         7     1        yes"
    `);
  });

  test("shows what is traded for the slots ahead, zone by zone, and nothing where nothing is", () => {
    const ahead = [
      {
        slot: 179523936,
        batches: 2,
        soldWh: 340n,
        pricesMicroPerKwh: new Map([
          [1, 201_500],
          [2, 186_500],
        ]),
      },
      { slot: 179523937, batches: 1, soldWh: 60n, pricesMicroPerKwh: new Map([[2, 150_000]]) },
      { slot: 179523938, batches: 0, soldWh: 0n, pricesMicroPerKwh: new Map<number, number>() },
    ];
    expect(outlookLine(community, report, ahead)).toMatchInlineSnapshot(
      `"  ahead    08:45 20.15/18.65 (0.340)  09:00 -/15.00 (0.060)  09:15 -"`,
    );
  });

  test("tells in one line each when a zone fares otherwise, when it is called for, and when that is over", () => {
    const zone = (state: BalancedZone["state"], changes: Partial<BalancedZone> = {}): BalancedZone => ({
      zoneId: 1,
      state,
      stage: 0,
      reasons: [],
      countedSlots: 0,
      measuredEmergency: false,
      params: {} as BalancedZone["params"],
      ...changes,
    });
    const call: OpenCall = {
      slot: 179523938,
      zoneId: 1,
      relief: "draw_less",
      neededWh: 1_200n,
      priceCapMicroPerKwh: 150_000,
      byClock: true,
      madeInSlot: 179523934,
      payer: "watt1linden",
      reservedMicro: 180_000n,
      stage: "opened",
      awardedWh: 0n,
      shortWh: 0n,
    };
    const calm: GridSight = { zones: [zone("normal")], calls: [], cuts: [] };
    const alert = zone("alert", { loadingPermille: 948, reasons: ["loaded"] });
    const called: GridSight = { zones: [alert], calls: [call], cuts: [] };
    const said = (before: GridSight, after: GridSight) =>
      gridNews(before, after).map((news) => gridLine(community, report, news));
    expect(said(calm, called)).toEqual([
      "  grid     Linden Street: normal -> alert (94.8 % of its line, loaded)",
      "  call     Linden Street 09:15: draw less, 1.200 kWh for 15.00 ct/kWh at most, by the clock",
    ]);
    expect(said(called, called)).toEqual([]);
    expect(said(called, calm)).toEqual([
      "  grid     Linden Street: alert -> normal",
      "  call     Linden Street 09:15: over",
    ]);
    const cutOff = zone("normal", { island: { fromSlot: 179523937, normalSlots: 0, neededSlots: 4 } });
    const island: GridSight = { zones: [cutOff], calls: [], cuts: [] };
    expect(said(calm, island)).toEqual([
      "  grid     Linden Street: an island, as the zone above is in an emergency and it feeds in",
    ]);
    expect(said(island, calm)).toEqual(["  grid     Linden Street: no island of the clock's any more"]);
    expect(said({ zones: [], calls: [], cuts: [] }, { zones: [alert], calls: [], cuts: [] })).toHaveLength(1);
  });

  test("tells what came of a call that is over, of all its awards but those that are void", async () => {
    const award = (offer_id: number, changes: object) => ({
      offer_id,
      slot: 179523938,
      zone_id: 1,
      meter_ids: [7],
      owner: "watt1ann",
      relief: "draw_less",
      awarded_wh: "500",
      price_cap_micro_per_kwh: 150_000,
      price_micro_per_kwh: 120_000,
      reserved_micro: "1",
      ...changes,
    });
    const delivery = { verdict: "missing", days: [], delivered_wh: "400", missing_wh: "50", paid_micro: "48000" };
    const all = [
      award(0, { delivery: { ...delivery, fined_micro: "3700" } }),
      award(1, { void: "no_money" }),
      ...Array.from({ length: 99 }, (_, index) => award(2 + index, { awarded_wh: "0" })),
    ];
    const asking = (awards: object[]) =>
      ({
        deployment: { contracts: {} },
        smartQuery: async (_: string, { awards: { start_after, limit } }: AwardsQuestion) => ({
          awards: awards.slice(start_after === null ? 0 : start_after + 1).slice(0, limit),
        }),
      }) as unknown as Client;
    const call = { slot: 179523938, zoneId: 1 } as OpenCall;
    const said = async (awards: object[]) =>
      gridLine(community, report, { kind: "ended", call }, await callOutcome(asking(awards), call));
    expect(await callOutcome(asking(all), call)).toMatchObject({ awards: 100 });
    expect(await said(all)).toBe(
      "  call     Linden Street 09:15: over, 0.400 of 0.500 kWh delivered, 0.0480 EUR paid, 0.0037 fined",
    );
    expect(await said([award(1, { void: "no_money" })])).toBe(
      "  call     Linden Street 09:15: over, nobody was held to anything",
    );
  });

  test("tells in one line each how much a zone is cut by once all are told, and what came of it", () => {
    const cut: EmergencyCut = {
      slot: 179523938,
      zoneId: 1,
      relief: "draw_less",
      neededWh: 1_200n,
      compensationMicroPerKwh: 500_000,
      measuredSlot: 179523934,
      madeInSlot: 179523936,
      payer: "watt1linden",
      reservedMicro: 600_000n,
      stage: "cutting",
      cutWh: 400n,
      shortWh: 800n,
      deliveredWh: 0n,
      paidMicro: 0n,
    };
    const made = { ...cut, stage: "made", cutWh: 1_000n } as const;
    const ended = { ...made, stage: "ended", deliveredWh: 700n, paidMicro: 350_000n } as const;
    const said = (before: EmergencyCut[], after: EmergencyCut[]) =>
      gridNews({ zones: [], calls: [], cuts: before }, { zones: [], calls: [], cuts: after }).map((news) =>
        gridLine(community, report, news),
      );
    const told =
      "  cut      Linden Street 09:15: draw less, 1.000 of 1.200 kWh for 50.00 ct/kWh, as its line was measured to be in an emergency";
    const over = "  cut      Linden Street 09:15: over, 0.700 of 1.000 kWh less, 0.3500 EUR paid";
    expect(said([], [cut])).toEqual([]);
    expect(said([cut], [made])).toEqual([told]);
    expect(said([made], [made])).toEqual([]);
    expect(said([made], [ended])).toEqual([over]);
    expect(said([], [ended])).toEqual([told, over]);
    expect(said([ended], [])).toEqual([]);
  });

  test("shows what a slot came to for every household when it is asked to", () => {
    expect(householdLines(report).join("\n")).toMatchInlineSnapshot(`
      "                   forward kWh      EUR  pool kWh      EUR  utility kWh      EUR  together
                 Abt           0.100  +0.0182     0.040  +0.0080       -0.001  -0.0002   +0.0260
                 Brandt        0.000   0.0000     0.000   0.0000        0.000   0.0000    0.0000"
    `);
  });

  test("cries out when an identity does not hold", () => {
    const wrong = { ...report, identities: { ...report.identities, coinsCoverAccounts: false } };
    expect(slotLine(community, wrong)).toMatch(/NO$/);
    const summary = addSlot(newSummary(["Abt"]), wrong);
    expect(summaryLines(summary).join("\n")).toContain("1 slot DID NOT ADD UP");
  });

  test("closes with shares and every household's bill", () => {
    const summary = addSlot(addSlot(newSummary(["Abt", "Brandt"]), report), report);
    expect(summaryLines(summary).join("\n")).toMatchInlineSnapshot(`
      "2 slots settled: households used 1.600 kWh, panels made 2.000 kWh
      neighbours traded 0.240 kWh forward in 6 batches, 0.790 kWh in the pool
      14 readings in time, 2 late; every slot sums to 0

                        with Wattmesh  without
      self-consumption         75.0 %   40.0 %
      self-sufficiency         93.7 %   50.0 %

      bills in EUR  sold fwd kWh  bought fwd kWh  forward     pool  utility  with Wattmesh  without   saved
      Abt                  0.200           0.000  -0.0364  -0.0160   0.0004        -0.0520  -0.0112  0.0408
      Brandt               0.000           0.000   0.0000   0.0000   0.0000         0.0000   0.0000  0.0000

      0.312 kWh more are in storage now; their owners' tokens are in no bill."
    `);
  });

  test("says so when no slot was settled", () => {
    expect(summaryLines(newSummary(["Abt"]))).toEqual(["No slot was settled."]);
  });
});
