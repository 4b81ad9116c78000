/** `slot_finalized` as `SlotFinalized`. */
export const pascal = (text: string): string =>
  text.replace(/(^|_)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());

/** `slot_finalized` as `slotFinalized`. */
export const camel = (text: string): string => text.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `slotFinalized` as `slot_finalized`. */
export const snake = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
