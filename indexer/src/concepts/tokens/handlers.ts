import type { Expiration } from "@wattmesh/client";
import type { Cells, Changes } from "../../db/changes.ts";
import { heightOf, momentOfNanoseconds } from "../../db/moments.ts";
import { addToSum } from "../../db/sums.ts";
import type { Handlers, Place } from "../handler.ts";

export const tokenHandlers = {
  "token.energy_held": ({ owner, energyWh, slot }, place, { changes }) =>
    moveEnergy(changes, place, { kind: "held", to: owner, energyWh, slot }),
  "token.energy_drawn": ({ owner, energyWh, slot }, place, { changes }) =>
    moveEnergy(changes, place, { kind: "drawn", from: owner, energyWh, slot }),
  "token.energy_transferred": ({ from, to, by, energyWh }, place, { changes }) =>
    moveEnergy(changes, place, { kind: "transferred", from, to, by, energyWh }),
  "token.energy_retired": ({ owner, by, energyWh }, place, { changes }) =>
    moveEnergy(changes, place, { kind: "retired", from: owner, by, energyWh }),
  "token.allowance_changed": ({ owner, spender, energyWh, expires }, _, { changes }) =>
    changes.upsert("token_allowances", { owner, spender }, { energy_wh: energyWh, ...endOf(expires) }),
  "token.slot_booked": (event, _, { changes }) => {
    const { slot, minted, burnedConsumedWh, burnedExportedWh } = event;
    changes.insert("token_slots", {
      slot,
      minted_wh: minted.reduce((sum, { energyWh }) => sum + energyWh, 0n),
      burned_consumed_wh: burnedConsumedWh,
      burned_exported_wh: burnedExportedWh,
    });
    addToSum(changes, "burned_consumed_wh", burnedConsumedWh);
    addToSum(changes, "burned_exported_wh", burnedExportedWh);
    for (const { source, energyWh } of minted) changes.add("token_sources", { source }, { minted_wh: energyWh });
  },
  /** Kept among the events only. */
  "token.marketing_updated": () => undefined,
} satisfies Partial<Handlers>;

const endOf = (expires: Expiration): Cells => ({
  expires_at_height: "atHeight" in expires ? heightOf(expires.atHeight) : null,
  expires_at: "atTime" in expires ? momentOfNanoseconds(expires.atTime) : null,
});

interface Movement {
  kind: "held" | "drawn" | "transferred" | "retired";
  from?: string;
  to?: string;
  by?: string | undefined;
  slot?: number;
  energyWh: bigint;
}

/** Tokens that came, went or changed hands: both balances and the movement itself. */
function moveEnergy(changes: Changes, { height, index }: Place, movement: Movement): void {
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
