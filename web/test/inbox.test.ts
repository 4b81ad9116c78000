import type { Award, Bill, CutPoint, Fill, Home, Refusal, Zone } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { type InboxFacts, isUnread, noticesOf, parseSeen, seenAll } from "@/features/inbox/notices";
import { noThresholds, parseThresholds, type Thresholds, thresholdsText } from "@/features/inbox/thresholds";

const nobody: InboxFacts = {
  home: undefined,
  zone: undefined,
  move: undefined,
  fills: [],
  tampered: false,
  tamperReports: [],
  refusals: [],
  participant: undefined,
  days: [],
  awards: [],
  cuts: [],
};

interface Household {
  available?: string;
  debt?: string;
  lastReading?: number | null;
}

/** A household in slot 100. */
const homeOf = ({ available = "5000000", debt = "0", lastReading = 99 }: Household = {}) =>
  ({
    current_slot: 100,
    today: { from: "2026-11-21" },
    metering_point: {
      account: {
        available_micro: available,
        reserved_micro: "0",
        debt_micro: debt,
        claim_micro: "0",
        credit_micro: "0",
        withdrawal: null,
      },
      last_reading: lastReading === null ? null : { slot: lastReading },
    },
  }) as Home;

const billOf = (money: string, slots = 96) => ({ money_micro: money, slots }) as Bill;
/** Days of a hundred slots. */
const dayOf = (slot: number) => String(Math.floor(slot / 100));
const fillAt = (height: number, slot = 120, more: Partial<Fill> = {}) =>
  ({ height, slot, side: "buy", energy_wh: "500", price_micro_per_kwh: 100_000, ...more }) as Fill;
const tell = (facts: Partial<InboxFacts>) => noticesOf({ ...nobody, ...facts }, dayOf);
const kindsOf = (facts: Partial<InboxFacts>) => tell(facts).map(({ kind }) => kind);

describe("an inbox", () => {
  test("that was replaced says so once, and is not called silent for it", () => {
    const home = homeOf({ lastReading: 50 });
    const closed = { slot: 60, import_total_wh: "9000", export_total_wh: "0", missed_import_wh: "40", height: 7 };
    Object.assign(home.metering_point, { closed });
    expect(noticesOf({ ...nobody, home }, () => "").map(({ kind }) => kind)).toEqual(["closed"]);
  });

  test.each([
    ["alert", "alert", "zoneState"],
    ["emergency", "alert", "zoneState"],
    ["alert", "normal", "zoneState"],
    ["normal", "normal", "zoneCalm"],
    ["normal", "alert", undefined],
  ] as const)("of a zone that is in %s and was judged %s tells %s", (state, judged, kind) => {
    const zone = { zone_id: 1, name: "Linden Street", state } as Zone;
    const move = { state: judged, height: 9 } as InboxFacts["move"];
    expect(kindsOf({ zone, move })).toEqual(kind === undefined ? [] : [kind]);
  });

  test("of a zone that never moved says nothing of calm", () => {
    expect(kindsOf({ zone: { zone_id: 1, name: "Linden Street", state: "normal" } as Zone })).toEqual([]);
  });

  test("has nothing to tell of a household where all is well", () => {
    expect(kindsOf({ home: homeOf(), days: [billOf("-1000000")] })).toEqual([]);
  });

  test.each([
    ["pays for a day like the last ones", { available: "1000000" }, ["-1000000"], []],
    ["does not", { available: "999999" }, ["-1000000"], ["lowBalance"]],
    ["does not, once it has paid what it owes", { available: "1500000", debt: "600000" }, ["-1000000"], ["lowBalance"]],
    ["is empty, and earns more than it spends", { available: "0" }, ["-1000000", "3000000"], []],
    ["is empty, and there is no day to compare with", { available: "0" }, [], []],
  ])("says when the account %s", (_name, household, days, kinds) => {
    expect(kindsOf({ home: homeOf(household), days: days.map((money) => billOf(money)) })).toEqual(kinds);
  });

  test("takes the mean of days that were metered", () => {
    const [notice] = tell({
      home: homeOf({ available: "0" }),
      days: [billOf("-3000000"), billOf("-1000000"), billOf("0", 0)],
    });
    expect(notice).toMatchObject({ kind: "lowBalance", dayMicro: 2_000_000n });
  });

  test.each([
    [91, ["noReadings"]],
    [92, []],
    [null, []],
  ])("of a household last read in slot %o, in slot 100: %o", (lastReading, kinds) => {
    expect(kindsOf({ home: homeOf({ lastReading }) })).toEqual(kinds);
  });

  test("tells that a meter is recalled as long as it is, before anything else", () => {
    const home = homeOf({ available: "0" });
    const recall = { recaller: "watt1v1", reason: "the seal", lapses_slot: 196 };
    const recalled = { ...home, metering_point: { ...home.metering_point, recall } } as Home;
    const [first, second] = tell({ home: recalled, days: [billOf("-1000000")] });
    expect(first).toMatchObject({ kind: "recalled", recall });
    expect(second).toMatchObject({ kind: "lowBalance" });
  });

  test("tells of a counter that starts again while that waits, and since when it has", () => {
    const withPoint = (point: object) => {
      const home = homeOf();
      return { ...home, metering_point: { ...home.metering_point, ...point } } as Home;
    };
    const restart = { last_slot: 90, slot: 95, import_total_wh: "0", export_total_wh: "0", lapses_slot: 101 };
    expect(tell({ home: withPoint({ restart }) })).toMatchObject([{ kind: "restartWaits", restart }]);
    expect(kindsOf({ home: withPoint({ restart: { ...restart, lapses_slot: 100 } }) })).toEqual([]);
    const restarted = { from_slot: 91, slot: 95, missed_import_wh: "450", height: 7 };
    expect(tell({ home: withPoint({ restarted }), fills: [fillAt(8)] })).toMatchObject([
      { kind: "filled" },
      { kind: "restarted", height: 7, restarted },
    ]);
  });

  test("tells each reason for which readings were refused, and again when it happens again", () => {
    const at = (height: number, verdict: string) => ({ verdict, slot: height, height }) as Refusal;
    const notices = tell({ refusals: [at(9, "implausible"), at(4, "conflict")], fills: [fillAt(5)] });
    expect(notices.map(({ kind, height }) => `${kind} ${height}`)).toEqual(["refused 9", "filled 5", "refused 4"]);
    const seen = seenAll(notices, { height: 0, ids: [] });
    const [again] = tell({ refusals: [at(10, "implausible")] });
    expect(again && isUnread(again, seen)).toBe(true);
  });

  test("tells what holds now first, then what happened, the latest first", () => {
    const participant = { status: "admitted", since_height: 5 } as InboxFacts["participant"];
    const fills = [fillAt(9, 220), fillAt(3, 120)];
    expect(kindsOf({ fills, participant, tampered: true })).toEqual(["tampered", "filled", "standing", "filled"]);
  });

  test("tells fills of a day together, those of each side by themselves, at their mean price", () => {
    const fills = [
      fillAt(9, 130, { energy_wh: "300", price_micro_per_kwh: 200_000 }),
      fillAt(8, 120, { energy_wh: "100" }),
      fillAt(7, 125, { side: "sell" }),
    ];
    expect(tell({ fills })).toMatchObject([
      { height: 9, side: "buy", trades: 2, energyWh: 400n, priceMicroPerKwh: 175_000, firstSlot: 120, lastSlot: 130 },
      { height: 7, side: "sell", trades: 1, energyWh: 500n, firstSlot: 125, lastSlot: 125 },
    ]);
  });

  test("tells for what one is called, that a call is void, and what came of it, each when it happens", () => {
    const awardAt = (height: number, slot: number, more: Partial<Award>) =>
      ({ height, slot, zone_id: 1, offer_id: 0, void: null, verdict: null, ...more }) as Award;
    const called = awardAt(5, 104, {});
    const notices = tell({
      awards: [called, awardAt(7, 103, { void: "no_money" }), awardAt(9, 90, { verdict: "missing" })],
      fills: [fillAt(8)],
    });
    expect(notices).toMatchObject([
      { kind: "measured", height: 9, verdict: "missing" },
      { kind: "filled", height: 8 },
      { kind: "voided", height: 7, reason: "no_money" },
      { kind: "called", height: 5 },
    ]);
    const seen = seenAll(notices, { height: 0, ids: [] });
    const [measured] = tell({ awards: [{ ...called, height: 10, verdict: "delivered" }] });
    expect(measured && isUnread(measured, seen)).toBe(true);
  });

  test("tells what one is asked in an emergency, and what came of it, those of a day together", () => {
    const cutAt = (height: number, slot: number, more: Partial<CutPoint> = {}) =>
      ({ height, slot, relief: "draw_less", cut_wh: "300", compensation_micro_per_kwh: 500_000, ...more }) as CutPoint;
    const open = { verdict: null };
    const done = { verdict: "delivered", delivered_wh: "200", paid_micro: "100000" } as const;
    const cuts = [
      cutAt(9, 104, open),
      cutAt(8, 103, open),
      cutAt(10, 102, done),
      cutAt(9, 101, done),
      cutAt(4, 99, done),
    ];
    const notices = tell({ cuts, fills: [fillAt(7)] });
    expect(notices).toMatchObject([
      { kind: "cutMeasured", height: 10, slots: 2, energyWh: 400n, paidMicro: 200_000n, firstSlot: 101, lastSlot: 102 },
      { kind: "cut", height: 9, slots: 2, energyWh: 600n, relief: "draw_less", firstSlot: 103, lastSlot: 104 },
      { kind: "filled", height: 7 },
      { kind: "cutMeasured", height: 4, slots: 1, energyWh: 200n },
    ]);
    const [next] = tell({ cuts: [cutAt(11, 105, open), ...cuts] });
    expect(next).toMatchObject({ kind: "cut", slots: 3 });
    expect(next && isUnread(next, seenAll(notices, { height: 0, ids: [] }))).toBe(true);
  });

  test("does not tell an application that is not decided", () => {
    expect(kindsOf({ participant: { status: "applied", since_height: 5 } as InboxFacts["participant"] })).toEqual([]);
  });
});

describe("what was read", () => {
  const notices = tell({ fills: [fillAt(9, 220), fillAt(3, 120)], tampered: true });

  test("is not new again, and what comes later is", () => {
    const seen = seenAll(notices, parseSeen(null));
    expect(notices.filter((notice) => isUnread(notice, seen))).toEqual([]);
    const later = tell({ fills: [fillAt(10, 320)], tampered: true });
    expect(later.filter((notice) => isUnread(notice, seen)).map(({ id }) => id)).toEqual(["filled:buy:3"]);
  });

  test("and has passed is new when it comes back", () => {
    const passed = seenAll([], seenAll(notices, parseSeen(null)));
    expect(notices.filter((notice) => isUnread(notice, passed)).map(({ kind }) => kind)).toEqual(["tampered"]);
  });

  test.each([null, "nonsense", "[]", '{"height":"x"}'])("is nothing when the browser keeps %s", (text) => {
    expect(parseSeen(text)).toEqual({ height: 0, ids: [] });
  });
});

describe("amounts from which somebody wants to be told", () => {
  const home = homeOf({ available: "3000000", debt: "500000" });
  const days = [billOf("-1000000")];
  const kindsFrom = (thresholds: Partial<Thresholds>, facts: Partial<InboxFacts>) =>
    noticesOf({ ...nobody, ...facts }, dayOf, { ...noThresholds, ...thresholds }).map(({ kind }) => kind);

  test.each([
    [undefined, []],
    [2_500_000n, []],
    [2_500_001n, ["belowAmount"]],
  ])("of an account with 2.50, a threshold of %s tells %j", (lowMicro, kinds) => {
    expect(kindsFrom({ lowMicro }, { home, days })).toEqual(kinds);
  });

  test("of an account count instead of what a day cost", () => {
    const poor = homeOf({ available: "900000" });
    expect(kindsFrom({}, { home: poor, days })).toEqual(["lowBalance"]);
    expect(kindsFrom({ lowMicro: 800_000n }, { home: poor, days })).toEqual([]);
  });

  test.each([
    [undefined, 1],
    [100_000n, 1],
    [100_001n, 0],
  ])("of trades that came to 0.10, a threshold of %s tells %i", (tradesMicro, told) => {
    const fills = [fillAt(5), fillAt(6)];
    expect(kindsFrom({ tradesMicro }, { fills })).toHaveLength(told);
  });

  test.each([
    [{ lowMicro: 5n, tradesMicro: undefined }],
    [{ lowMicro: undefined, tradesMicro: 12_345_678_901_234_567_890n }],
    [noThresholds],
  ])("are read as they were kept", (thresholds) => {
    expect(parseThresholds(thresholdsText(thresholds))).toEqual(thresholds);
  });

  test.each([null, "", "{", "[]", '{"lowMicro":-1}', '{"lowMicro":"-1"}', '{"lowMicro":"x"}', '{"tradesMicro":"0"}'])(
    "are none where %j is kept",
    (text) => {
      expect(parseThresholds(text)).toEqual(noThresholds);
    },
  );
});
