/** How much a message may carry, as the contracts count: text in bytes of UTF-8. */
export const limits = {
  /** Of a participant's profile, equipment and certifications. */
  registry: {
    nameBytes: 64,
    locationBytes: 128,
    contactBytes: 128,
    labelBytes: 64,
    certificationBytes: 128,
    serialBytes: 32,
    connectionBytes: 33,
    noteBytes: 256,
    reasonBytes: 256,
    evidenceHashBytes: 32,
    /** Equipment or certifications of one participant. */
    items: 16,
    metersPerParticipant: 256,
    connectionW: 100_000,
    feederW: 40_000_000,
    openApplications: 1_024,
    /** From a recall until it lapses. */
    recallSlots: 96,
  },
  grid: {
    zoneNameBytes: 64,
    zones: 64,
    /** Lines between a zone and the root. */
    depth: 8,
    /** Ticks from feed-in to retail, both counted. */
    prices: 1_024,
    /** Demand-response events that are not over. */
    events: 64,
    /** Those in zones of one operator. */
    eventsOfOperator: 16,
    /** Of one event. */
    eventSlots: 672,
    /** From the current slot to an event's last one. */
    eventAheadSlots: 2_976,
    /** At least 1; 1000 changes nothing. */
    multiplierPermille: 10_000,
  },
  /** What changes with a deployment is in the forward parameters (`getForward`): the smallest order, orders of a message and of a point, the horizon. */
  trading: {
    delegates: 8,
    bundleParts: 24,
    /** Of one order. */
    orderWh: 17_592_186_044_416n,
    feedIdBytes: 32,
  },
} as const;

/** What a price, an energy per slot, and an amount of money can be at most. */
export const maxPriceMicroPerKwh = 0xffff_ffff;
export const maxEnergyWh = 0xffff_ffff_ffff_ffffn;
export const maxAmountMicro = (1n << 127n) - 1n;

/** Bytes of a text as the contracts count them. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** A serial is compared by eye with the label on a device: 1 to 32 visible ASCII characters. */
export const isSerial = (text: string): boolean => /^[\x21-\x7e]{1,32}$/.test(text);

/** A connection is written in one way: 1 to 33 capitals and digits. */
export const isConnection = (text: string): boolean => /^[A-Z0-9]{1,33}$/.test(text);

/** A connection as people and bills write it, with small letters and separators, as the registry keeps it. */
export const plainConnection = (text: string): string => text.toUpperCase().replace(/[\s./-]/gu, "");

/** Whether a price is a multiple of the price tick that fits the wire. */
export const isOnTick = (priceMicroPerKwh: number, priceTickMicroPerKwh: number): boolean =>
  Number.isSafeInteger(priceMicroPerKwh) &&
  priceMicroPerKwh >= 0 &&
  priceMicroPerKwh <= maxPriceMicroPerKwh &&
  priceMicroPerKwh % priceTickMicroPerKwh === 0;
