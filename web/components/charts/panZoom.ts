/** What of a picture is in sight, in seconds. */
export interface Sight {
  from: number;
  to: number;
}

/** Closer than this many points nobody needs to look. */
const FEWEST_POINTS = 8;

/** Keeps a sight within a whole, and no narrower than some points of `holdsSeconds`. */
export function within(whole: Sight, { from, to }: Sight, holdsSeconds: number): Sight {
  const most = whole.to - whole.from;
  const width = Math.min(most, Math.max(to - from, FEWEST_POINTS * holdsSeconds));
  const begin = Math.min(Math.max(from, whole.from), whole.to - width);
  return { from: begin, to: begin + width };
}

/** Moved by a part of its own width: 1 is by all of it, later. */
export const moved = ({ from, to }: Sight, part: number): Sight => {
  const by = (to - from) * part;
  return { from: from + by, to: to + by };
};

/** So many times as wide, with the moment at the part `at` of its width where it was. */
export function zoomed({ from, to }: Sight, times: number, at = 0.5): Sight {
  const still = from + (to - from) * at;
  const width = (to - from) * times;
  return { from: still - width * at, to: still + width * (1 - at) };
}

/** Points that a picture has room for: each a mean over one or more of those that there are. */
export interface Thinned {
  times: number[];
  /** How long each of them holds, seconds. */
  holdsSeconds: number;
  /** A column each; `null` where nothing is known. */
  columns: (number | null)[][];
}

/**
 * The points in sight, and one at either side, as at most `most` and two more. Each stands for a whole number of `holdsSeconds` from a multiple of as many on, so that none changes
 * while the picture is moved.
 */
export function thinned(
  times: readonly number[],
  columns: readonly (readonly (number | null)[])[],
  { from, to }: Sight,
  most: number,
  holdsSeconds: number,
): Thinned {
  const wide = holdsSeconds * Math.max(1, Math.ceil((to - from) / holdsSeconds / most));
  const first = Math.floor(from / wide) - 1;
  const last = Math.ceil(to / wide);
  const found: Thinned = { times: [], holdsSeconds: wide, columns: columns.map(() => []) };
  let at = indexFrom(times, first * wide);
  for (let part = first; part <= last; part += 1) {
    const end = indexFrom(times, (part + 1) * wide, at);
    found.times.push(part * wide);
    for (const [index, column] of columns.entries()) found.columns[index]?.push(meanOf(column, at, end));
    at = end;
  }
  return found;
}

function meanOf(column: readonly (number | null)[], from: number, to: number): number | null {
  let [sum, count] = [0, 0];
  for (let at = from; at < to; at += 1) {
    const value = column[at];
    if (value == null) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}

/** The first of ascending times that is not before a moment. */
export function indexFrom(times: readonly number[], moment: number, from = 0): number {
  let [low, high] = [from, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
