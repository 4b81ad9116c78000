interface Clock {
  /** When a slot begins by the clock that slots are shown by, unix seconds. */
  slotPoint: (slot: number) => number;
  /** How long one is by that clock. */
  slotHolds: number;
}

/** Where slots stand on a picture's axis: by the clock that slots are shown by, and where that one was put or went back, by their own. */
export function curveTimes(slots: readonly number[], slotSeconds: number, { slotPoint, slotHolds }: Clock) {
  const shown = slots.map(slotPoint);
  const [firstSlot = 0] = slots;
  const [first = 0] = shown;
  const isOneClock = slots.every((slot, at) => shown[at] === first + (slot - firstSlot) * slotHolds);
  return isOneClock
    ? { times: shown, holdsSeconds: slotHolds }
    : { times: slots.map((slot) => slot * slotSeconds), holdsSeconds: slotSeconds };
}
