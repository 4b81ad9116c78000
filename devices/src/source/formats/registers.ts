/** What a device says of its registers, in millionths of a Wh. */
export interface Registers {
  readonly importMicro: bigint;
  readonly exportMicro: bigint;
  /** When it was so by the device's own clock, Unix time in ms. */
  readonly atMs?: number;
  readonly isTampered?: boolean;
}
