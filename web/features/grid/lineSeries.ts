import type { LineFlow } from "@wattmesh/indexer-client";
import type { Series } from "@/components/charts/TimeSeries";
import { maxOf } from "@/lib/bigint";

/** Names of what is drawn, in the page's language. */
export interface LineWords {
  measured: string;
  foreseen: string;
  band: string;
  limit: string;
  limitBelow: string;
}

/** Wh of a kWh, for the axis only. */
export const PER_AXIS_UNIT = 1_000;

/** Limits are drawn where something comes near them: a picture that reached to far ones would be flat. */
const DRAWN_FROM_PERMILLE = 400n;

/** A line's flow behind and ahead, between what it can carry each way. Flow is positive towards the root. */
export function lineSeries(flow: LineFlow, words: LineWords): { slots: number[]; series: Series[] } {
  const { measured, foreseen } = flow;
  const kwh = (wh: string | bigint | null) => (wh === null ? null : Number(wh) / PER_AXIS_UNIT);
  const before = measured.map(() => null);
  const after = foreseen.map(() => null);
  const edge = (sign: 1n | -1n) =>
    foreseen.map(({ flow_wh, error_wh }) =>
      flow_wh === null || error_wh === null ? null : kwh(BigInt(flow_wh) + sign * BigInt(error_wh)),
    );
  const line = (label: string, color: string, values: Series["values"], more: Partial<Series> = {}): Series => ({
    label,
    color,
    values,
    stepped: true,
    format: String,
    ...more,
  });
  const flows = [...measured, ...foreseen].flatMap(({ flow_wh }) => (flow_wh === null ? [] : [BigInt(flow_wh)]));
  const highest = maxOf(flows);
  const lowest = -maxOf(flows.map((wh) => -wh));
  const all = measured.length + foreseen.length;
  const limit = (label: string, wh: bigint) => line(label, "--bad", Array(all).fill(kwh(wh)), { dashed: true });
  return {
    slots: [...measured, ...foreseen].map(({ slot }) => slot),
    series: [
      line(words.band, "--neighbours", [...before, ...edge(1n)], { band: "upper" }),
      line(words.band, "--neighbours", [...before, ...edge(-1n)], { band: "lower" }),
      line(words.measured, "--neighbours", [...measured.map(({ flow_wh }) => kwh(flow_wh)), ...after], {
        filled: true,
      }),
      line(words.foreseen, "--neighbours", [...before, ...foreseen.map(({ flow_wh }) => kwh(flow_wh))], {
        dashed: true,
      }),
      ...(comesNear(highest, flow.capacity_up_wh) ? [limit(words.limit, BigInt(flow.capacity_up_wh))] : []),
      ...(comesNear(-lowest, flow.capacity_down_wh) ? [limit(words.limitBelow, -BigInt(flow.capacity_down_wh))] : []),
    ],
  };
}

function comesNear(mostWh: bigint, capacityWh: string | null): capacityWh is string {
  return capacityWh !== null && mostWh * 1000n >= BigInt(capacityWh) * DRAWN_FROM_PERMILLE;
}
