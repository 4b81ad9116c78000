/**
 * The first slot after `from`, and not after `to`, at which something is so that is not so at `from` and is at `to`.
 *
 * Asks as often as the range can be halved.
 */
export async function firstSlotWhere(
  from: number,
  to: number,
  holds: (slot: number) => Promise<boolean>,
): Promise<number> {
  let [before, at] = [from, to];
  while (at - before > 1) {
    const middle = before + Math.floor((at - before) / 2);
    if (await holds(middle)) at = middle;
    else before = middle;
  }
  return at;
}
