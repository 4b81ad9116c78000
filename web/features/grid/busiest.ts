import type { LineFlow } from "@wattmesh/indexer-client";
import { permille } from "@/lib/bigint";

export interface Loaded {
  slot: number;
  direction: "up" | "down";
  flowWh: bigint;
  capacityWh: bigint;
  permille: bigint;
}

/** The foreseen slot in which the line is fullest, the first of several. Nothing without a line, or where nothing is foreseen. */
export function busiest({ foreseen, capacity_up_wh, capacity_down_wh }: LineFlow): Loaded | undefined {
  if (capacity_up_wh === null || capacity_down_wh === null) return undefined;
  let fullest: Loaded | undefined;
  for (const { slot, flow_wh } of foreseen) {
    if (flow_wh === null) continue;
    const one = loaded(slot, BigInt(flow_wh), BigInt(capacity_up_wh), BigInt(capacity_down_wh));
    if (one !== undefined && (fullest === undefined || one.permille > fullest.permille)) fullest = one;
  }
  return fullest;
}

/** How full the line was in the last slot that was measured. */
export function latest({ measured }: LineFlow): Loaded | undefined {
  const last = measured.at(-1);
  if (last === undefined || last.capacity_wh === null) return undefined;
  const capacityWh = BigInt(last.capacity_wh);
  return loaded(last.slot, BigInt(last.flow_wh), capacityWh, capacityWh);
}

function loaded(slot: number, flowWh: bigint, upWh: bigint, downWh: bigint): Loaded | undefined {
  const direction = flowWh < 0n ? "down" : "up";
  const capacityWh = direction === "down" ? downWh : upWh;
  if (capacityWh === 0n) return undefined;
  const energyWh = flowWh < 0n ? -flowWh : flowWh;
  return { slot, direction, flowWh: energyWh, capacityWh, permille: permille(energyWh, capacityWh) };
}
