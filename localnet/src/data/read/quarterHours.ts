/** Seconds that one row of a profile stands for. */
export const ROW_SECONDS = 900;

/**
 * Mean values of rows of `rowSeconds` as those of quarters of an hour, with the same mean. What a division leaves over is carried to the next
 * quarter of an hour.
 */
export function quarterHoursOf(nano: readonly bigint[], rowSeconds: number): bigint[] {
  if (rowSeconds === ROW_SECONDS) return [...nano];
  const pieceSeconds = greatestCommonDivisor(rowSeconds, ROW_SECONDS);
  const piecesPerRow = rowSeconds / pieceSeconds;
  const piecesPerQuarter = ROW_SECONDS / pieceSeconds;
  const quarters: bigint[] = [];
  let [sum, pieces] = [0n, 0];
  for (const value of nano) {
    for (let left = piecesPerRow; left > 0; ) {
      const taken = Math.min(left, piecesPerQuarter - pieces);
      sum += value * BigInt(taken);
      pieces += taken;
      left -= taken;
      if (pieces < piecesPerQuarter) continue;
      quarters.push(sum / BigInt(piecesPerQuarter));
      sum %= BigInt(piecesPerQuarter);
      pieces = 0;
    }
  }
  return quarters;
}

const greatestCommonDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestCommonDivisor(other, one % other);
