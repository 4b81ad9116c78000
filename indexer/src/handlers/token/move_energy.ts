import type { Place } from "../../concepts/handler.ts";
import type { Changes } from "../../db/changes.ts";
import { addToSum } from "../sums.ts";

interface Movement {
  kind: "held" | "drawn" | "transferred" | "retired";
  from?: string;
  to?: string;
  by?: string | undefined;
  slot?: number;
  energyWh: bigint;
}

/** Tokens that came, went or changed hands: both balances and the movement itself. */
export function moveEnergy(changes: Changes, { height, index }: Place, movement: Movement): void {
  const { kind, from, to, by, slot, energyWh } = movement;
  if (from !== undefined) changes.add("token_balances", { owner: from }, { energy_wh: -energyWh });
  if (to !== undefined) changes.add("token_balances", { owner: to }, { energy_wh: energyWh });
  const supplied = (to === undefined ? 0n : energyWh) - (from === undefined ? 0n : energyWh);
  addToSum(changes, "supply_wh", supplied);
  if (kind === "retired") addToSum(changes, "retired_wh", energyWh);
  changes.insert("token_movements", {
    height,
    index,
    kind,
    from_owner: from,
    to_owner: to,
    by,
    slot,
    energy_wh: energyWh,
  });
}
