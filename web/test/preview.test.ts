import type { Rule } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { presetOf, rulePresets } from "@/features/rule/presets";
import { previewMicro } from "@/features/rule/preview";

const slotOf = (importWh: number, exportWh: number, price: number | null) => ({
  import_wh: String(importWh),
  export_wh: String(exportWh),
  price_micro_per_kwh: price,
  feed_in_micro_per_kwh: 80_000,
  retail_micro_per_kwh: 320_000,
});
const open: Rule = { hold: false, draw: false, paused: false };
const FEE = 10_000;

describe("what a rule would have brought", () => {
  test.each<[string, ReturnType<typeof slotOf>, Partial<Rule>, bigint]>([
    ["sells at the neighbours' price", slotOf(0, 1_000, 200_000), {}, 200_000n],
    ["sells at its limit exactly", slotOf(0, 1_000, 200_000), { askMicroPerKwh: 200_000 }, 200_000n],
    ["sells to the utility below its limit", slotOf(0, 1_000, 200_000), { askMicroPerKwh: 201_000 }, 80_000n],
    ["sells to the utility where nobody traded", slotOf(0, 1_000, null), {}, 80_000n],
    ["buys at the neighbours' price and the fee", slotOf(1_000, 0, 200_000), {}, -210_000n],
    ["buys at its limit exactly", slotOf(1_000, 0, 200_000), { bidMicroPerKwh: 210_000 }, -210_000n],
    ["buys from the utility above its limit", slotOf(1_000, 0, 200_000), { bidMicroPerKwh: 209_000 }, -320_000n],
    ["buys from the utility where the fee makes neighbours dearer", slotOf(1_000, 0, 315_000), {}, -320_000n],
    ["only knows the utility while it is paused", slotOf(0, 1_000, 200_000), { paused: true }, 80_000n],
    ["counts what is left of a slot", slotOf(400, 1_000, 200_000), {}, 120_000n],
  ])("%s", (_, slot, rule, micro) => {
    expect(previewMicro([slot], { ...open, ...rule }, FEE)).toBe(micro);
  });

  test.each([{ hold: true }, { draw: true }])("is not guessed of %j: what is stored has no price", (rule) => {
    expect(previewMicro([slotOf(0, 1_000, 200_000)], { ...open, ...rule }, FEE)).toBeUndefined();
  });

  test("is never worse without limits than with some, and never worse than with the utility alone", () => {
    let state = 3;
    const next = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((state / 2 ** 31) * below);
    };
    for (let round = 0; round < 100; round += 1) {
      const slots = Array.from({ length: 96 }, () =>
        slotOf(next(900), next(900), next(4) === 0 ? null : 80_000 + next(240) * 1_000),
      );
      const limited = { ...open, askMicroPerKwh: next(400) * 1_000, bidMicroPerKwh: next(400) * 1_000 };
      const [free, within, alone] = [open, limited, { ...open, paused: true }].map((rule) =>
        previewMicro(slots, rule, FEE),
      );
      expect((free ?? 0n) >= (within ?? 0n)).toBe(true);
      expect((within ?? 0n) >= (alone ?? 0n)).toBe(true);
      const halves = [slots.slice(0, 48), slots.slice(48)].map((half) => previewMicro(half, limited, FEE) ?? 0n);
      expect(halves.reduce((sum, half) => sum + half, 0n)).toBe(within);
    }
  });
});

test.each(rulePresets)("the preset %s is a rule that the chain takes", (name) => {
  const tariff = { feedInMicroPerKwh: 83_000, retailMicroPerKwh: 320_000, tradingFeeMicroPerKwh: FEE };
  const rule = presetOf(name, { tariff, priceTickMicroPerKwh: 5_000, tariffNoticeSlots: 0 });
  for (const price of [rule.askMicroPerKwh, rule.bidMicroPerKwh]) expect((price ?? 0) % 5_000).toBe(0);
});
