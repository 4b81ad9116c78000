import type { Handlers } from "../handler.ts";

export const callHandlers = {
  "balancing.call_opened": (event, { height }, { changes }) =>
    changes.upsert(
      "calls",
      { zone_id: event.zoneId, slot: event.slot },
      {
        relief: event.relief,
        needed_wh: event.neededWh,
        missed: null,
        by_clock: event.byClock,
        payer: event.payer,
        price_cap_micro_per_kwh: event.priceCapMicroPerKwh,
        height,
      },
    ),
  /** The operator may call for the slot itself, before or after: that is what counts then. */
  "balancing.call_missed": ({ zoneId, slot, relief, neededWh, error }, { height }, { changes }) =>
    changes.insertOnce("calls", {
      zone_id: zoneId,
      slot,
      relief,
      needed_wh: neededWh,
      missed: error,
      by_clock: true,
      payer: null,
      price_cap_micro_per_kwh: null,
      height,
    }),
  "balancing.call_awarded": (event, { height }, { changes }) =>
    changes.update(
      "calls",
      { zone_id: event.zoneId, slot: event.slot },
      {
        offers: event.offers,
        price_micro_per_kwh: event.priceMicroPerKwh,
        awarded_wh: event.awardedWh,
        short_wh: event.shortWh,
        height,
      },
    ),
  "balancing.offer_awarded": (event, { height }, { changes }) => {
    const { zoneId, slot, offerId, relief, owner, awardedWh, priceMicroPerKwh, reservedMicro } = event;
    changes.insert("awards", {
      zone_id: zoneId,
      slot,
      offer_id: offerId,
      relief,
      owner,
      awarded_wh: awardedWh,
      price_micro_per_kwh: priceMicroPerKwh,
      reserved_micro: reservedMicro,
      void: null,
      height,
    });
    changes.add("award_totals", { owner }, { awards: 1n, awarded_wh: awardedWh });
  },
  /** Nobody else is asked instead: what it would have been is short. */
  "balancing.award_voided": (event, { height }, { changes }) => {
    const { zoneId, slot, offerId, relief, owner, awardedWh, reason } = event;
    changes.insert("awards", {
      zone_id: zoneId,
      slot,
      offer_id: offerId,
      relief,
      owner,
      awarded_wh: awardedWh,
      price_micro_per_kwh: null,
      reserved_micro: null,
      void: reason,
      height,
    });
    changes.increase("calls", { zone_id: zoneId, slot }, { awarded_wh: -awardedWh, short_wh: awardedWh });
    if (owner !== undefined) changes.add("award_totals", { owner }, { voided: 1n });
  },
  "balancing.award_delivered": (event, { height }, { changes }) => {
    const { zoneId, slot, offerId, owner, deliveredWh, paidMicro, finedMicro } = event;
    changes.update(
      "awards",
      { zone_id: zoneId, slot, offer_id: offerId },
      {
        verdict: event.verdict,
        baseline_wh: event.baselineWh,
        counted_wh: event.countedWh,
        delivered_wh: deliveredWh,
        paid_micro: paidMicro,
        fined_micro: finedMicro,
        height,
      },
    );
    changes.add(
      "award_totals",
      { owner },
      { measured: 1n, delivered_wh: deliveredWh, paid_micro: paidMicro, fined_micro: finedMicro },
    );
  },
  "balancing.call_ended": (event, { height }, { changes }) =>
    changes.update(
      "calls",
      { zone_id: event.zoneId, slot: event.slot },
      {
        short_wh: event.shortWh,
        delivered_wh: event.deliveredWh,
        paid_micro: event.paidMicro,
        fined_micro: event.finedMicro,
        height,
      },
    ),
} satisfies Partial<Handlers>;
