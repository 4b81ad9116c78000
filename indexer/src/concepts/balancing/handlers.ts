import { keepFacts } from "../../db/facts.ts";
import { jsonText } from "../../db/json.ts";
import type { Handlers } from "../handler.ts";

export const balancingHandlers = {
  "balancing.balancing_started": (_, { attributes }, { changes }) => keepFacts(changes, "balancing", attributes),
  "balancing.zone_params_set": ({ zoneId }, { attributes: { params = null } }, { changes }) =>
    changes.upsert("zone_params", { zone_id: zoneId }, { params: jsonText(params) }),
  "balancing.state_said": ({ zoneId, state, untilSlot }, _, { changes }) =>
    changes.upsert("said_states", { zone_id: zoneId }, { state, until_slot: untilSlot }),
  "balancing.state_moved": (event, { height, index }, { changes }) =>
    changes.insert("state_moves", {
      zone_id: event.zoneId,
      height,
      index,
      slot: event.slot,
      state: event.state,
      stage: event.stage,
      loading_permille: event.loadingPermille,
      reasons: JSON.stringify(event.reasons),
    }),
  "balancing.slot_unknown": ({ slot, error }, _, { changes }) => changes.upsert("unknown_slots", { slot }, { error }),
  /** The next slot tells the grid again; the zone's state there says whether it was taken. */
  "balancing.state_refused": () => undefined,
  /** What is an island the grid says; these say why. */
  "balancing.island_made": () => undefined,
  "balancing.island_ended": () => undefined,
  "balancing.island_refused": () => undefined,
  /** What stands is the contract's to answer; an offer that changes counts later than it is told. */
  "balancing.offer_set": () => undefined,
  "balancing.offer_removed": () => undefined,
  /** So is of which class a metering point is. */
  "balancing.point_class_said": () => undefined,
  "balancing.point_class_set": () => undefined,
  /** So is who has how much there. */
  "balancing.balancing_deposited": () => undefined,
  "balancing.balancing_withdrawn": () => undefined,
} satisfies Partial<Handlers>;
