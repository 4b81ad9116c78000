/** Slots that `result_spans` sums in one row. Not to be changed without a new `schemaVersion`. */
export const SPAN_SLOTS = 96;

/** The slots of a range, as whole spans and what is left at its ends. */
export function spansOf(fromSlot: number, toSlot: number) {
  const firstSpan = Math.ceil(fromSlot / SPAN_SLOTS);
  const afterSpan = Math.max(firstSpan, Math.floor(toSlot / SPAN_SLOTS));
  return {
    firstSpan,
    afterSpan,
    /** The slots before the first span end here; all of a range that holds no whole span are among them. */
    headTo: Math.min(firstSpan * SPAN_SLOTS, toSlot),
    /** The slots after the last span begin here. */
    tailFrom: Math.min(Math.max(afterSpan * SPAN_SLOTS, fromSlot), toSlot),
  };
}
