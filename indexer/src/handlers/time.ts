/** The end of the year 9999, unix seconds. */
const LAST_SECONDS = 253_402_300_799n;

/** A moment that somebody on the chain has chosen: any u64. What is beyond all calendars is the end of the year 9999. */
export const momentOf = (seconds: bigint): Date =>
  new Date(Number(seconds < LAST_SECONDS ? seconds : LAST_SECONDS) * 1000);
