/** The end of the year 9999, unix milliseconds. */
const LAST_MS = 253_402_300_799_000n;

/** A moment that somebody on the chain has chosen: any u64. What is beyond all calendars is the end of the year 9999. */
export const momentOf = (seconds: bigint): Date => dateOf(seconds * 1_000n);

/** The same of a moment that the chain counts in nanoseconds, to the millisecond. */
export const momentOfNanoseconds = (nanoseconds: bigint): Date => dateOf(nanoseconds / 1_000_000n);

const dateOf = (ms: bigint): Date => new Date(Number(ms < LAST_MS ? ms : LAST_MS));

/** A block that somebody on the chain has chosen: any u64. What no chain will have is the largest whole number of JSON. */
export const heightOf = (height: bigint): number =>
  Number(height < Number.MAX_SAFE_INTEGER ? height : Number.MAX_SAFE_INTEGER);
