import { isFinalVerdict, meterIdAt } from "@wattmesh/client";
import type { Handlers } from "../handler.ts";

export const readingHandlers = {
  /** A duplicate says nothing new: the reading it repeats is there. One that came too soon comes again. */
  "metering.readings_submitted": (event, { height, index }, { changes }) => {
    for (const reading of event.readings) {
      if (reading.verdict === "duplicate" || reading.verdict === "too_soon") continue;
      const { slot, arrivalSlot: arrival_slot } = event;
      const { verdict, flags, importTotalWh: import_total_wh, exportTotalWh: export_total_wh } = reading;
      const meter_id = meterIdAt(event.bank, reading.index);
      const cells = { verdict, flags, import_total_wh, export_total_wh, height, index };
      if (isFinalVerdict(verdict)) {
        changes.insertInPackOnce("readings", meter_id, { slot }, { ...cells, arrival_slot });
        if (verdict !== "superseded")
          changes.setInPackIfLater("last_readings", meter_id, { slot, import_total_wh, export_total_wh });
      } else changes.insert("refused_readings", { meter_id, slot, ...cells });
    }
  },
  /** No reading was made of it, so there are no registers to keep; the event tells why. */
  "metering.ocmf_refused": () => undefined,
  /** Evidence that is no reading: the event has all of it. */
  "metering.quality_submitted": () => undefined,
} satisfies Partial<Handlers>;
