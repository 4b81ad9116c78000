import { SPAN_SLOTS } from "../../db/spans.ts";
import type { Handlers } from "../handler.ts";

export const flowHandlers = {
  "grid.slot_reported": ({ slot, zones }, _, { changes }) => {
    for (const zone of zones) {
      const zone_id = zone.zoneId;
      const flow = BigInt(zone.lineFlowWh);
      const energies = {
        import_wh: zone.importWh,
        export_wh: zone.exportWh,
        pool_bought_wh: zone.poolBoughtWh,
        pool_sold_wh: zone.poolSoldWh,
        utility_bought_wh: zone.utilityBoughtWh,
        utility_sold_wh: zone.utilitySoldWh,
        held_wh: zone.heldWh,
        used_wh: zone.usedWh,
      };
      changes.upsert(
        "zone_slots",
        { slot, zone_id },
        { ...energies, price_micro_per_kwh: zone.priceMicroPerKwh, line_flow_wh: flow, reported: true },
      );
      const carried = { flow_up_wh: flow > 0n ? flow : 0n, flow_down_wh: flow < 0n ? -flow : 0n };
      const added = { ...energies, ...carried, slots: 1n };
      changes.add("zone_spans", { zone_id, span: Math.floor(slot / SPAN_SLOTS) }, added);
      changes.add("zone_sums", { zone_id }, added);
      if (zone.heldWh !== zone.usedWh)
        changes.afterwards(MOVE_STORED, [zone_id, String(zone.heldWh), String(zone.usedWh)]);
    }
  },
} satisfies Partial<Handlers>;

/** What a zone stores ends at zero rather than below, as in the grid contract: energy held in one zone may be used in another. */
const MOVE_STORED =
  "update zones set stored_wh = greatest(0, stored_wh + $2::numeric - $3::numeric) where zone_id = $1";
