import type { Relief } from "../../generated/values.ts";
import type { CutWords } from "./words.ts";

const less: Record<Relief, string> = { draw_less: "draw", feed_in_less: "feed in" };

export const english: CutWords = {
  measured: ({ slot, measuredSlot }, formats) =>
    `Up to ${formats.slot(measuredSlot)} it was measured that your zone's line is in an emergency, and it was foreseen to carry too much in ${formats.slot(slot)}, too.`,
  asked: {
    shares: ({ expectedWh = 0n, cutWh }, { slot, relief }, formats) =>
      `For ${formats.slot(slot)} your meter was told to ${less[relief]} ${formats.energy(cutWh)} less than the ${formats.energy(expectedWh)} that it was expected to.`,
    life_supporting: (_, { slot }, formats) =>
      `Nothing is asked of you in ${formats.slot(slot)}: verifiers said that lives may depend on what your meter feeds.`,
    nothing_expected: (_, { slot, relief }, formats) =>
      `Nothing is asked of you in ${formats.slot(slot)}: your meter was not known to ${less[relief]} anything then.`,
    not_needed: (_, { slot }, formats) =>
      `Nothing is asked of you in ${formats.slot(slot)}: what others do less was enough.`,
  },
  turn: {
    flexible: "What can wait is asked first, and verifiers said that of what is behind your meter.",
    ordinary: "What can wait was not enough, so everybody else shares in the rest, by what each is expected to.",
    life_supporting: "What lives depend on is never asked.",
  },
  paid: {
    draw_less: ({ compensationMicroPerKwh }, { price }) =>
      `What you do not draw then is paid ${price(compensationMicroPerKwh)}. Nobody switches anything off: who does not follow is not paid, and not fined.`,
    feed_in_less: ({ compensationMicroPerKwh }, { price }) =>
      `What you do not feed in then is paid ${price(compensationMicroPerKwh)}. Nobody switches anything off: who does not follow is not paid, and not fined.`,
  },
  outcome: {
    delivered: ({ countedWh = 0n, deliveredWh, paidMicro }, { baselineWh = 0n }, { energy, money }) =>
      `By the days before it would have been ${energy(baselineWh)}, and ${energy(countedWh)} was counted: ${energy(deliveredWh)} less, for which you got ${money(paidMicro)}.`,
    not_delivered: ({ countedWh = 0n }, { baselineWh = 0n }, { energy }) =>
      `By the days before it would have been ${energy(baselineWh)}, and ${energy(countedWh)} was counted: nothing is less that no call pays for, so nothing was paid, and nothing fined.`,
    unread: () => "Your meter was not read in time, so nothing was paid, and nothing fined.",
    no_baseline: () =>
      "Of too few days before was known what your meter counted then, so nothing tells what was less: nothing was paid, and nothing fined.",
  },
};
