/** `slot_finalized` as `slotFinalized`. */
export const camel = (text: string): string =>
  text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `slotFinalized` as `slot_finalized`. */
export const snake = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
