/** Metering points that share a row of a packed table; a bank holds a whole number of them. Not to be changed without a new `schemaVersion`. */
const PACK_POINTS = 32;

export const packOf = (meterId: number): number => Math.floor(meterId / PACK_POINTS);
/** Place within the pack. */
export const placeOf = (meterId: number): number => meterId % PACK_POINTS;

/** The pack of a metering point, in SQL. */
export const packIn = (meter: string): string => `(${meter}::bigint / ${PACK_POINTS})`;
/** What a column of a pack's row has of a metering point, in SQL. */
export const elementOf = (column: string, meter: string): string =>
  `${column}[(${meter}::bigint % ${PACK_POINTS})::int + 1]`;
/** The same of a column of numbers, which is null where none of the pack's points has one. */
export const numberOf = (column: string, meter: string): string => `coalesce(${elementOf(column, meter)}, 0)`;
