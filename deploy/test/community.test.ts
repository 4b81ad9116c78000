import { describe, expect, test } from "vitest";
import { parseCommunity } from "../src/community/read.ts";
import { changed, parsed, people, template } from "./support/community.ts";

describe("a community's file", () => {
  test("that init writes is a good one, with nobody's money but what it names", () => {
    const { chainId, wanted, genesis, validators } = parsed();
    expect(chainId).toBe("mill-lane-1");
    expect(wanted.zoneOperators).toEqual([people.operator, people.operator]);
    expect(validators).toEqual([
      { moniker: "mill-lane-1", power: 10n, keyFile: expect.stringMatching(/validators\/mill-lane-1\.json$/) },
    ]);
    const held = new Map(genesis.balances.map(({ address, coins }) => [address, coins]));
    expect(held.size).toBe(8);
    expect(held.get(people.community)).toEqual([{ denom: "uwatt", amount: 1_000_000_000_000n }]);
    expect(held.get(people.utility)).toEqual([{ denom: "ueur", amount: 1_000_000_000n }]);
    expect(held.get(people.authority)).toEqual([]);
  });

  test("may begin with a byte order mark and have lines that end by CR LF", () => {
    const text = template.replaceAll("\n", "\r\n");
    expect(parseCommunity("c.toml", text)).toEqual(parsed());
  });

  test.each<[string, string, string]>([
    ["no TOML", 'name = "a', "not TOML"],
    [
      "an unknown key, with the one that may be meant",
      changed("keep_slots = 1_000", "keeps_slots = 1_000"),
      "c.toml:LINE: contracts.keeps_slots = 1000: there is no such key; is keep_slots meant?",
    ],
    [
      "a key of another unit",
      changed("retail_micro_per_kwh = 320_000", "retail_eur_per_kwh = 1"),
      "c.toml:LINE: tariff.retail_eur_per_kwh = 1: there is no such key; is retail_micro_per_kwh meant?",
    ],
    [
      "a price in euros",
      changed("retail_micro_per_kwh = 320_000", "retail_micro_per_kwh = 0.32"),
      "c.toml:LINE: tariff.retail_micro_per_kwh = 0.32: not a whole number; prices are in millionths per kWh: 0.32 EUR are 320_000",
    ],
    [
      "an energy as text",
      changed("capacity_up_wh = 40_000", 'capacity_up_wh = "40 kWh"'),
      'c.toml:LINE: zones[1].capacity_up_wh = "40 kWh": expected a whole number from 0 to 9007199254740991; energy is in Wh: 40 kWh are 40_000',
    ],
    [
      "an address of another chain",
      changed(`operator = "${people.operator}"`, 'operator = "cosmos1a0qwuze2h85zw7nqpsj3ga0z9geyrgwptucv37"'),
      'c.toml:LINE: accounts.operator = "cosmos1a0qwuze2h85zw7nqpsj3ga0z9geyrgwptucv37": an address of another chain: those of this one begin with watt1',
    ],
    [
      "an address with a slip",
      changed(`operator = "${people.operator}"`, `operator = "${people.operator.replace("7nq", "7nn")}"`),
      "a letter is wrong or missing",
    ],
    ["a missing key", changed(/^threshold.*$/m, ""), "c.toml:LINE: admission.threshold: missing"],
    ["more approvals than verifiers", changed("threshold = 2", "threshold = 4"), "more than there are verifiers, 3"],
    ["a verifier twice", changed(people.verifiers[1] ?? "", people.verifiers[0] ?? ""), "is in the list twice"],
    [
      "a price between ticks",
      changed("fee_micro_per_kwh = 10_000", "fee_micro_per_kwh = 10_500"),
      "c.toml:LINE: zones[1].fee_micro_per_kwh = 10500: not a multiple of price_tick_micro_per_kwh = 1000",
    ],
    ["a line to nowhere", changed('parent = "Substation"', 'parent = "Nowhere"'), "no zone has this name"],
    [
      "another operator of the root",
      changed('name = "Substation"', `name = "Substation"\noperator = "${people.other}"`),
      "the root's operator is accounts.operator",
    ],
    ["money for nobody", changed("utility = 1_000_000_000", "nobody = 1"), "nobody of this file"],
    ["a price of gas that is a number", changed('gas_price = "0.01"', "gas_price = 0.01"), "in quotes"],
    ["a node by no URL", changed("http://127.0.0.1:26657", "tcp://127.0.0.1:26657"), "not an http or https URL"],
  ])("is refused with %s", (_, text, message) => {
    expect(refusal(text).replaceAll(/c\.toml:\d+: /g, "c.toml:LINE: ")).toContain(message);
  });

  test("is refused with all that is wrong with it, line by line", () => {
    const text = changed("slot_seconds = 900", "slot_seconds = 0.5").replace("[carbon]", "[carbon]\ncoal = 1");
    const errors = refusal(text).split("\n");
    expect(errors).toEqual([
      expect.stringMatching(/^c\.toml:\d+: slot_seconds = 0\.5: not a whole number; times are in seconds/),
      expect.stringMatching(/^c\.toml:\d+: carbon\.coal = 1: there is no such key$/),
    ]);
  });

  /** The error that a text is refused with; each line of it names the line in which its key stands. */
  function refusal(text: string): string {
    try {
      parseCommunity("c.toml", text);
    } catch (error) {
      const { message } = error as Error;
      const lines = text.split("\n");
      for (const one of message.split("\n")) {
        const [, line, key] = /^c\.toml:(\d+): (?:[\w[\]]+\.)*(\w+)(?:\[\d+\])? =/.exec(one) ?? [];
        if (line !== undefined) expect(lines[Number(line) - 1]).toContain(`${key} = `);
      }
      return message;
    }
    throw new Error("it was taken");
  }
});
