import type { Handlers } from "../handler.ts";

export const zoneHandlers = {
  "grid.zone_added": ({ zoneId, parentId, name, operator }, _, { changes }) =>
    changes.insert("zones", { zone_id: zoneId, parent_id: parentId, name, operator }),
  "grid.zone_updated": ({ zoneId, name, operator }, _, { changes }) =>
    changes.update("zones", { zone_id: zoneId }, { name, operator }),
  "grid.line_set": (event, _, { changes }) =>
    changes.upsert(
      "zone_lines",
      { zone_id: event.zoneId, from_slot: event.fromSlot },
      {
        fee_micro_per_kwh: event.feeMicroPerKwh,
        capacity_up_wh: event.capacityUpWh,
        capacity_down_wh: event.capacityDownWh,
      },
    ),
  "grid.island_set": ({ zoneId, fromSlot, islanded }, _, { changes }) =>
    changes.upsert("zone_islands", { zone_id: zoneId, from_slot: fromSlot }, { islanded }),
  "grid.state_set": ({ zoneId, state }, _, { changes }) => changes.update("zones", { zone_id: zoneId }, { state }),
  "grid.controller_set": ({ zoneId, controller }, _, { changes }) =>
    changes.update("zones", { zone_id: zoneId }, { controller }),
  "grid.storage_set": ({ zoneId, capacityWh }, _, { changes }) =>
    changes.update("zones", { zone_id: zoneId }, { storage_capacity_wh: capacityWh }),
  "trading.zone_beyond_line": ({ zoneId, slot, netExportWh, capacityWh }, _, { changes }) =>
    changes.upsert(
      "zones_beyond_line",
      { zone_id: zoneId, slot },
      { net_export_wh: netExportWh, capacity_wh: capacityWh },
    ),
} satisfies Partial<Handlers>;
