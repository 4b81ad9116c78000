/** Slots that `result_spans` sums in one row. Not to be changed without a migration. */
export const SPAN_SLOTS = 96;
