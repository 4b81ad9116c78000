/** The highest of some values, none of them below zero; 0 of none. */
export function maxOf(values: Iterable<bigint>): bigint {
  let most = 0n;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** `part` of `whole` in thousandths; nothing of nothing. */
export const permille = (part: bigint, whole: bigint): bigint => (whole === 0n ? 0n : (part * 1000n) / whole);

export const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** The lowest of some values. */
export function minOf([first, ...others]: readonly [bigint, ...bigint[]]): bigint {
  let least = first;
  for (const value of others) if (value < least) least = value;
  return least;
}
