/** `slot_finalized` as `SlotFinalized`. */
export const pascal = (text: string): string =>
  text.replace(/(^|_)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());

/** `slot_finalized` as `slotFinalized`. */
export const camel = (text: string): string => text.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
