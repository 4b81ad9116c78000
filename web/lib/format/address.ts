/** `watt1qy2…8fk3`: enough to tell addresses apart by eye. */
export const shortAddress = (address: string): string =>
  address.length <= 16 ? address : `${address.slice(0, 9)}…${address.slice(-4)}`;

/** `A1B2C3…D4E5` */
export const shortHash = (hash: string): string => `${hash.slice(0, 6)}…${hash.slice(-4)}`;
