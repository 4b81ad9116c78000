/** Heights of the sun in degrees, and the most that a module makes there in permille of its inverter, whichever way it looks. */
const BY_DEGREES: readonly (readonly [degrees: number, permille: number])[] = [
  [-3, 0],
  [0, 172],
  [5, 485],
  [10, 758],
  [15, 942],
  [20, 1_000],
];

/**
 * The most that a roof can feed in by the sun's height (thousandths of a degree), in permille of its approved inverter: 1.1 times the sun that falls on a
 * module which faces it, 1353 W/m² · 0.7^(AM^0.678) (Meinel and Meinel, Applied Solar Energy, 1976) with the air mass of Kasten and Young (1989) and
 * 100 W/m² from the sky, for modules of 1.3 times their inverter, which feeds in no more than itself.
 */
export function clearSkyPermille(millidegrees: number): number {
  const above = BY_DEGREES.findIndex(([degrees]) => millidegrees < degrees * 1_000);
  if (above === 0) return 0;
  const [from, to] = [BY_DEGREES[above - 1], BY_DEGREES[above]];
  if (from === undefined || to === undefined) return 1_000;
  const part = millidegrees - from[0] * 1_000;
  return from[1] + Math.floor(((to[1] - from[1]) * part) / ((to[0] - from[0]) * 1_000));
}
