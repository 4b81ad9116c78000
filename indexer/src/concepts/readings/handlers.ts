import { isFinalVerdict, meterIdAt } from "@wattmesh/client";
import type { Handlers } from "../handler.ts";

export const readingHandlers = {
  /** A duplicate says nothing new: the reading it repeats is there. One that came too soon comes again. */
  "metering.readings_submitted": (event, { height, index }, { changes }) => {
    for (const reading of event.readings) {
      if (reading.verdict === "duplicate" || reading.verdict === "too_soon") continue;
      const row = {
        meter_id: meterIdAt(event.bank, reading.index),
        slot: event.slot,
        verdict: reading.verdict,
        flags: reading.flags,
        import_total_wh: reading.importTotalWh,
        export_total_wh: reading.exportTotalWh,
        height,
        index,
      };
      if (isFinalVerdict(reading.verdict)) changes.insertOnce("readings", { ...row, arrival_slot: event.arrivalSlot });
      else changes.insert("refused_readings", row);
    }
  },
  /** No reading was made of it, so there are no registers to keep; the event tells why. */
  "metering.ocmf_refused": () => undefined,
  /** Evidence that is no reading: the event has all of it. */
  "metering.quality_submitted": () => undefined,
} satisfies Partial<Handlers>;
