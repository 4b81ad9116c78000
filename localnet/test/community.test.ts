import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseCommunity } from "../src/community/read.ts";
import { withSlotSeconds } from "../src/community/slotSeconds.ts";
import { project } from "../src/project.ts";

const good = readFileSync(new URL("six-slots.toml", import.meta.url), "utf8");

/** The good file with its first `was` replaced. */
function changed(was: string | RegExp, is: string): string {
  const text = good.replace(was, is);
  if (text === good) throw new Error(`the file has no ${was}`);
  return text;
}

describe("a community", () => {
  test("that comes with the localnet is a good one, with two streets and all kinds of keys", () => {
    const community = parseCommunity("community.toml", readFileSync(project.community, "utf8"));
    expect(new Set(community.households.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(community.households.map(({ keyType }) => keyType)).size).toBe(3);
    expect(community.zones.some(({ line }) => (line?.feeMicroPerKwh ?? 0) > 0)).toBe(true);
  });

  test("has slots of another length when the command line says so, and nothing else of it is another", () => {
    const inRealTime = withSlotSeconds("c.toml", good, 900);
    const { slotSeconds, ...rest } = parseCommunity("c.toml", inRealTime);
    const { slotSeconds: before, ...same } = parseCommunity("c.toml", good);
    expect([before, slotSeconds, rest]).toEqual([4, 900, same]);
    expect(inRealTime.split("\n").filter((line, index) => line !== good.split("\n")[index])).toEqual([
      "slot_seconds = 900",
    ]);
    expect(() => withSlotSeconds("c.toml", "name = 'x'", 900)).toThrow("c.toml: slot_seconds");
  });

  test("without a word of forward trading has a forward book, and nobody who trades for others", () => {
    const text = good
      .replace(/\[forward\][^[]*/, "")
      .replace(/\[agents\][^[]*/, "")
      .replace(/^strategy = .*$/gm, "");
    const { forward, pricing, households } = parseCommunity("c.toml", text);
    expect(forward).toMatchObject({ horizonSlots: 96, minEnergyWh: 500n });
    expect(pricing).toMatchObject({
      baseMicroPerKwh: 200_000,
      timeOfUse: { windows: [{ fromMinute: 1_020, toMinute: 1_260 }] },
    });
    expect(households.filter(({ strategy }) => strategy !== undefined)).toEqual([]);
  });

  test("is read with its defaults", () => {
    const { replayFrom, zones, households } = parseCommunity("c.toml", good);
    expect(replayFrom).toBe(Date.UTC(2021, 2, 6, 8) / 1000);
    expect(zones[0]).toEqual({ name: "Substation", storageCapacityWh: 0n });
    expect(zones[2]).toMatchObject({ parent: 0, line: { feeMicroPerKwh: 15_000, capacityUpWh: 40_000n } });
    expect(households[0]).toMatchObject({
      zone: 1,
      connectionW: 17_250,
      depositMicro: 1_000_000n,
      creditMicro: 500_000n,
    });
    expect(households[3]?.rule).toBeUndefined();
    expect(households.map(({ strategy }) => strategy)).toContain(undefined);
    expect(households[5]).toMatchObject({ depositMicro: 0n, creditMicro: 0n });
  });

  test("has cars and heat pumps by its seed and each household's name, and weeks that come later", () => {
    const text = changed(
      /load = "[^"]+"/,
      'load = "hh_2012_3.csv"\nload_weeks_later = 3\ncar = { power_w = 11_000 }\nheat_pump = { power_w = 3_000, kwh_a_year = 5_000 }',
    ).replace("[agents]", "[appliances]\nseed = 7\n\n[agents]");
    const [first, second] = parseCommunity("c.toml", text).households;
    expect(first?.loadWeeksLater).toBe(3);
    expect(first?.appliances).toEqual({
      seed: 7,
      household: first?.name,
      car: { powerW: 11_000, kmAYear: 12_320 },
      heatPump: { powerW: 3_000, kwhAYear: 5_000 },
    });
    expect(second).not.toHaveProperty("appliances");
    expect(second).not.toHaveProperty("loadWeeksLater");
  });

  test.each([
    ["no TOML", 'name = "a', "c.toml:1:", "not TOML"],
    [
      "an unknown key",
      changed("grace_seconds", "patience = 8\ngrace_seconds"),
      "c.toml: patience = 8",
      "there is no such key",
    ],
    [
      "an unknown key of a household",
      changed('zone = "Linden', 'street = "x"\nzone = "Linden'),
      'c.toml: households[0].street = "x"',
      "there is no such key",
    ],
    ["a missing key", changed("slot_seconds = 4", ""), "c.toml: slot_seconds = (missing)", "missing"],
    ["a name that is no topic", changed('"six-slots"', '"six/slots"'), 'c.toml: name = "six/slots"', "a-z, 0-9 and -"],
    ["a slot of no length", changed("slot_seconds = 4", "slot_seconds = 0"), "c.toml: slot_seconds = 0", "less than 1"],
    [
      "half a second of grace",
      changed("grace_seconds = 8", "grace_seconds = 0.5"),
      "c.toml: grace_seconds = 0.5",
      "not a whole number",
    ],
    [
      "a car of no power",
      changed("key = ", "car = { power_w = 0 }\nkey = "),
      "c.toml: households[0].car.power_w = 0",
      "less than 100",
    ],
    [
      "a seed below nothing",
      changed("[agents]", "[appliances]\nseed = -1\n\n[agents]"),
      "c.toml: appliances.seed = -1",
      "less than 0",
    ],
    [
      "a tick between micros",
      changed("price_tick_micro_per_kwh = 1_000", "price_tick_micro_per_kwh = 1_500"),
      "c.toml: price_tick_micro_per_kwh = 1500",
      "not a multiple of 1000",
    ],
    ...(
      [
        ["a feed-in below zero", "feed_in_micro_per_kwh = 80_000", "tariff.feed_in_micro_per_kwh"],
        ["retail below zero", "retail_micro_per_kwh = 320_000", "tariff.retail_micro_per_kwh"],
        ["a trading fee below zero", "trading_fee_micro_per_kwh = 2_000", "tariff.trading_fee_micro_per_kwh"],
        ["a line's fee below zero", "\nfee_micro_per_kwh = 10_000", "zones[1].fee_micro_per_kwh"],
        ["an ask below zero", "ask_micro_per_kwh = 120_000", "households[0].rule.ask_micro_per_kwh"],
        ["a bid below zero", "bid_micro_per_kwh = 300_000", "households[0].rule.bid_micro_per_kwh"],
        [
          "a base below zero",
          "[agents]",
          "pricing.base_micro_per_kwh",
          "[pricing]\nbase_micro_per_kwh = -50.5\n[agents]",
        ],
      ] as const
    ).map(([what, was, key, is = was.replace(/= .*/, "= -50.5")]): [string, string, string, string] => [
      what,
      changed(was, is),
      `c.toml: ${key} = -50.5`,
      "below 0: no price is negative, 0 is the lowest",
    ]),
    [
      "a spread that asks for worse than the rule",
      changed("spread_micro_per_kwh = 5_000", "spread_micro_per_kwh = -5_000"),
      "c.toml: agents.spread_micro_per_kwh = -5000",
      "below 0: an agent asks for the rule's limit or better",
    ],
    [
      "a strategy that no agent has",
      changed('strategy = "bundle"', 'strategy = "gamble"'),
      'c.toml: households[3].strategy = "gamble"',
      "expected one of limit, model, market, conditional, bundle",
    ],
    [
      "a spread between ticks",
      changed("spread_micro_per_kwh = 5_000", "spread_micro_per_kwh = 5_500"),
      "c.toml: agents.spread_micro_per_kwh = 5500",
      "not a multiple of price_tick_micro_per_kwh = 1000",
    ],
    [
      "agents that place more than a message takes",
      changed("slots_ahead = 4", "slots_ahead = 11"),
      "c.toml: agents.slots_ahead = 11",
      "more than forward.orders_per_message = 10",
    ],
    [
      "a base outside of the tariff",
      changed("[agents]", "[pricing]\nbase_micro_per_kwh = 320_001\n[agents]"),
      "c.toml: pricing.base_micro_per_kwh = 320001",
      "not between feed-in and retail",
    ],
    [
      "a peak at no time of the day",
      changed("[agents]", '[pricing]\npeak_to = "24:00"\n[agents]'),
      'c.toml: pricing.peak_to = "24:00"',
      "not a time like 17:00",
    ],
    [
      "orders of no energy at all",
      changed("min_energy_wh = 10", "min_energy_wh = 0"),
      "c.toml: forward.min_energy_wh = 0",
      "less than 1",
    ],
    ["a start without an offset", changed("08:00:00Z", "08:00:00"), "c.toml: replay.from", "with its offset from UTC"],
    [
      "a tariff off the tick",
      changed("320_000", "320_500"),
      "c.toml: tariff.retail_micro_per_kwh = 320500",
      "not a multiple of price_tick_micro_per_kwh = 1000",
    ],
    [
      "retail below feed-in",
      changed("320_000", "60_000"),
      "c.toml: tariff.retail_micro_per_kwh = 60000",
      "less than feed_in_micro_per_kwh = 80000",
    ],
    [
      "more approvals than verifiers",
      changed("threshold = 2", "threshold = 4"),
      "c.toml: admission.threshold = 4",
      "more than verifiers = 3",
    ],
    [
      "a line fee off the tick",
      changed("= 10_000", "= 10_001"),
      "c.toml: zones[1].fee_micro_per_kwh = 10001",
      "not a multiple",
    ],
    [
      "a root with a line",
      changed('"Substation"', '"Substation"\nfee_micro_per_kwh = 0'),
      "c.toml: zones[0].fee_micro_per_kwh = 0",
      "the first zone is the root",
    ],
    [
      "an orphaned zone",
      changed('parent = "Substation"\n', ""),
      "c.toml: zones[1].parent = (missing)",
      "every zone but the first has a parent",
    ],
    [
      "a parent that is not there",
      changed('parent = "Substation"', 'parent = "Station"'),
      'c.toml: zones[1].parent = "Station"',
      "no zone has this name",
    ],
    [
      "a zone that is its own parent",
      changed('parent = "Substation"', 'parent = "Linden Street"'),
      'c.toml: zones[1].parent = "Linden Street"',
      "a parent stands before its children",
    ],
    [
      "a line without capacity",
      changed("capacity_down_wh = 40_000\n", ""),
      "c.toml: zones[1].capacity_down_wh = (missing)",
      "the line to the parent needs it",
    ],
    [
      "a household in no zone",
      changed('zone = "Linden Street"', 'zone = "Elm Row"'),
      'c.toml: households[0].zone = "Elm Row"',
      "no zone has this name",
    ],
    [
      "two of one name",
      changed('"Brandt"', '"Abt"'),
      'c.toml: households[1].name = "Abt"',
      "households[0] has this name",
    ],
    [
      "a load outside of the data folder",
      changed('"hh_2012_3.csv"', '"../hh.csv"'),
      'c.toml: households[0].load = "../hh.csv"',
      "not the name of a .csv file",
    ],
    [
      "panels without power",
      changed("peak_w = 3_000", "peak_w = 0"),
      "c.toml: households[0].pv.peak_w = 0",
      "less than 1",
    ],
    [
      "a strange key",
      changed('"ed25519"', '"rsa"'),
      'c.toml: households[0].key = "rsa"',
      "expected one of ed25519, secp256r1, secp256k1",
    ],
    [
      "a rule off the tick",
      changed("ask_micro_per_kwh = 120_000", "ask_micro_per_kwh = 120_001"),
      "c.toml: households[0].rule.ask_micro_per_kwh = 120001",
      "not a multiple",
    ],
    [
      "a name for a price",
      changed("ask_micro_per_kwh = 120_000", 'ask_micro_per_kwh = "cheap"'),
      'c.toml: households[0].rule.ask_micro_per_kwh = "cheap"',
      "expected a whole number",
    ],
    [
      "a rule that is no table",
      changed("rule = { paused = true }", 'rule = "paused"'),
      'c.toml: households[6].rule = "paused"',
      "not a table",
    ],
  ])("with %s is refused", (_, text, place, reason) => {
    let message = "";
    try {
      parseCommunity("c.toml", text);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(place);
    expect(message).toContain(reason);
  });
});
