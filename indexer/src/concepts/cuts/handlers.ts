import type { Handlers } from "../handler.ts";

/** Owners are kept with what is theirs, so that theirs is found without looking through all of their metering points. */
const OWN = `update cut_points as c set owner = m.owner from metering_points m where c.owner is null and m.meter_id = c.meter_id`;

export const cutHandlers = {
  "balancing.cut_opened": (event, { height }, { changes }) =>
    changes.upsert(
      "cuts",
      { zone_id: event.zoneId, slot: event.slot },
      {
        relief: event.relief,
        needed_wh: event.neededWh,
        missed: null,
        payer: event.payer,
        compensation_micro_per_kwh: event.compensationMicroPerKwh,
        measured_slot: event.measuredSlot,
        decided_height: height,
        height,
      },
    ),
  /** It is tried again with the next slot that is taken in: when that succeeds, it counts. */
  "balancing.cut_missed": ({ zoneId, slot, relief, neededWh, error }, { height }, { changes }) =>
    changes.insertOnce("cuts", {
      zone_id: zoneId,
      slot,
      relief,
      needed_wh: neededWh,
      missed: error,
      payer: null,
      compensation_micro_per_kwh: null,
      measured_slot: null,
      decided_height: height,
      height,
    }),
  "balancing.point_cut": (event, { height }, { changes }) => {
    changes.insert("cut_points", {
      zone_id: event.zoneId,
      slot: event.slot,
      meter_id: event.meterId,
      relief: event.relief,
      class: event.class,
      expected_wh: event.expectedWh,
      cut_wh: event.cutWh,
      height,
    });
    changes.afterwardsOnce(OWN);
  },
  "balancing.cut_made": ({ zoneId, slot, points, cutWh, shortWh }, { height }, { changes }) =>
    changes.update("cuts", { zone_id: zoneId, slot }, { points, cut_wh: cutWh, short_wh: shortWh, height }),
  "balancing.cut_measured": (event, { height }, { changes }) =>
    changes.update(
      "cut_points",
      { zone_id: event.zoneId, slot: event.slot, meter_id: event.meterId },
      {
        verdict: event.verdict,
        baseline_wh: event.baselineWh,
        counted_wh: event.countedWh,
        delivered_wh: event.deliveredWh,
        paid_micro: event.paidMicro,
        height,
      },
    ),
  "balancing.cut_ended": ({ zoneId, slot, shortWh, deliveredWh, paidMicro }, { height }, { changes }) =>
    changes.update(
      "cuts",
      { zone_id: zoneId, slot },
      { short_wh: shortWh, delivered_wh: deliveredWh, paid_micro: paidMicro, height },
    ),
} satisfies Partial<Handlers>;
