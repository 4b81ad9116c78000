/** Prices of offers and of calls are whole micro-currency per Wh. */
export const OFFER_TICK_MICRO_PER_KWH = 1_000;

/** What a zone's smallest offer may be, Wh in a slot. */
export const LEAST_MIN_OFFER_WH = 50n;
export const MOST_MIN_OFFER_WH = 5_000n;
/** Where a zone's operator says nothing. */
const DEFAULT_MIN_OFFER_WH = 500n;

export const leastOfferWh = ({ minOfferWh }: { minOfferWh?: bigint | undefined }): bigint =>
  minOfferWh ?? DEFAULT_MIN_OFFER_WH;
