/** One stream of a flow picture. */
export interface Stream {
  id: string;
  energyWh: bigint;
}

export interface Ribbon {
  id: string;
  /** Centre at the outer end. */
  outerY: number;
  /** Centre at the meter. */
  innerY: number;
  /** 0 where nothing flows. */
  thickness: number;
}

export interface FlowSide {
  ribbons: Ribbon[];
  /** The bar at the meter. */
  barY: number;
  barHeight: number;
}

const THINNEST = 2;

/**
 * Lays out one side of the picture: outer ends in rows of equal height, inner ends stacked in the middle.
 *
 * @param mostWh What the highest bar of both sides stands for.
 */
export function layoutSide(streams: readonly Stream[], mostWh: bigint, height: number, barMost: number): FlowSide {
  const thick = streams.map(({ energyWh }) => thicknessOf(energyWh, mostWh, barMost));
  const barHeight = thick.reduce((sum, thickness) => sum + thickness, 0);
  const barY = (height - barHeight) / 2;
  let innerTop = barY;
  const row = height / streams.length;
  const ribbons = streams.map(({ id }, index) => {
    const thickness = thick[index] ?? 0;
    const ribbon = { id, outerY: row * (index + 0.5), innerY: innerTop + thickness / 2, thickness };
    innerTop += thickness;
    return ribbon;
  });
  return { ribbons, barY, barHeight };
}

function thicknessOf(energyWh: bigint, mostWh: bigint, barMost: number): number {
  if (energyWh <= 0n || mostWh <= 0n) return 0;
  return Math.max(THINNEST, (Number((energyWh * 10_000n) / mostWh) / 10_000) * barMost);
}

/** A band between two points, each end level. */
export function ribbonPath(fromX: number, fromY: number, toX: number, toY: number, thickness: number): string {
  const half = thickness / 2;
  const middle = (fromX + toX) / 2;
  const round = (value: number) => Math.round(value * 100) / 100;
  const point = (x: number, y: number) => `${round(x)} ${round(y)}`;
  const curve = (startY: number, endX: number, endY: number) =>
    `C${point(middle, startY)} ${point(middle, endY)} ${point(endX, endY)}`;
  return [
    `M${point(fromX, fromY - half)}`,
    curve(fromY - half, toX, toY - half),
    `L${point(toX, toY + half)}`,
    curve(toY + half, fromX, fromY + half),
    "Z",
  ].join("");
}
