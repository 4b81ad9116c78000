import type { Relief, ToldCut, ToldCutPoint } from "@wattmesh/client";
import type { CutPoint } from "@wattmesh/indexer-client";

/** How far it is with a metering point that is cut: what is to be done, what is waited for, and what came of it. */
export type CutState = "toCome" | "running" | "measuring" | NonNullable<CutPoint["verdict"]>;

export function cutState({ verdict, slot }: Pick<CutPoint, "verdict" | "slot">, current: number): CutState {
  if (verdict !== null) return verdict;
  if (slot > current) return "toCome";
  return slot === current ? "running" : "measuring";
}

/** So many slots after its own, what came of a cut is said on every page; then it is among the news, and on its page. */
const SAID_SLOTS = 8;
/** What a page has room for above everything else. */
const MOST_SAID = 3;

/** What every page says of somebody's cuts, which are given the latest first: those of the next slot that is to come or runs; with none, those of the last one, for a while. */
export function cutsToSay(cuts: readonly CutPoint[], current: number): CutPoint[] {
  const open = cuts.filter(({ slot }) => slot >= current).at(-1);
  const said = open ?? cuts.find(({ slot }) => slot >= current - SAID_SLOTS);
  return said === undefined ? [] : cuts.filter(({ slot }) => slot === said.slot).slice(0, MOST_SAID);
}

/** The last slot in which its metering point is cut, of those that follow one another from a cut on. */
export function lastOf(cut: CutPoint, cuts: readonly CutPoint[]): number {
  const slots = new Set(cuts.filter(({ meter_id }) => meter_id === cut.meter_id).map(({ slot }) => slot));
  let { slot } = cut;
  while (slots.has(slot + 1)) slot += 1;
  return slot;
}

/** A cut as its words are made of it: who was told of one shares in it. */
export function toldOf(cut: CutPoint): [ToldCut, ToldCutPoint] {
  const { slot, measured_slot, compensation_micro_per_kwh, verdict } = cut;
  const relief: Relief = cut.relief;
  const outcome = verdict === null ? undefined : { verdict, ...measuredOf(cut) };
  return [
    { slot, relief, measuredSlot: measured_slot, compensationMicroPerKwh: compensation_micro_per_kwh },
    {
      reason: "shares",
      class: cut.class,
      expectedWh: BigInt(cut.expected_wh),
      cutWh: BigInt(cut.cut_wh),
      baselineWh: cut.baseline_wh === null ? undefined : BigInt(cut.baseline_wh),
      outcome,
    },
  ];
}

const measuredOf = ({ counted_wh, delivered_wh, paid_micro }: CutPoint) => ({
  countedWh: counted_wh === null ? undefined : BigInt(counted_wh),
  deliveredWh: BigInt(delivered_wh ?? 0),
  paidMicro: BigInt(paid_micro ?? 0),
});
