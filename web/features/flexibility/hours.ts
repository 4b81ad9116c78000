/** Every hour of a day, a bit each, as an offer has them. */
export const ALL_HOURS = 0xff_ffff;
const HOURS = 24;
const MINUTES = HOURS * 60;
export const SLOTS_PER_HOUR = 4;
export const SLOTS_A_DAY = HOURS * SLOTS_PER_HOUR;

/** An hour of an offer by a clock: its bit, and the minute of the clock's day at which it begins. */
export interface OfferHour {
  bit: number;
  minute: number;
}

/** The bit of the hour in which a slot begins. */
export const hourOf = (slot: number): number => Math.floor((slot % SLOTS_A_DAY) / SLOTS_PER_HOUR);

/** Hours in the order of a clock that shows `minute` when the hour of `slot` begins. A clock that will be changed shows them as it does now. */
export function hoursByClock(slot: number, minute: number): OfferHour[] {
  const bits = Array.from({ length: HOURS }, (_, bit) => bit);
  const hours = bits.map((bit) => ({
    bit,
    minute: (((minute + (bit - hourOf(slot)) * 60) % MINUTES) + MINUTES) % MINUTES,
  }));
  return hours.sort((one, other) => one.minute - other.minute);
}

export const hasHour = (hours: number, bit: number): boolean => ((hours >> bit) & 1) === 1;

export const withHour = (hours: number, bit: number, has: boolean): number =>
  has ? hours | (1 << bit) : hours & ~(1 << bit);

/** From when until when, in minutes of the clock's day; `to` is after `from`, and beyond the day where the time goes on after midnight. */
export interface HourSpan {
  from: number;
  to: number;
}

/** Hours that are in `hours` and follow each other, across midnight too, as spans of the clock. */
export function spansOf(hours: number, byClock: readonly OfferHour[]): HourSpan[] {
  const chosen = byClock.filter(({ bit }) => hasHour(hours, bit));
  const spans: HourSpan[] = [];
  for (const { minute } of chosen) {
    const last = spans.at(-1);
    if (last?.to === minute) last.to = minute + 60;
    else spans.push({ from: minute, to: minute + 60 });
  }
  const [first, last] = [spans[0], spans.at(-1)];
  if (first !== undefined && last !== undefined && first !== last && last.to - MINUTES === first.from)
    return [...spans.slice(1, -1), { from: last.from, to: first.to + MINUTES }];
  return spans;
}
