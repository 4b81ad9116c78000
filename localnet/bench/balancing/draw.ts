/** A line of the picture: what the street drew in each slot of a day. */
export interface Curve {
  label: string;
  colour: string;
  /** Strokes and gaps in pixels; a whole line without. */
  dashes?: string;
  drawnWh: readonly number[];
}

const SIZE = { width: 960, height: 400 };
const PLOT = { left: 64, top: 64, width: 872, height: 270 };
const SLOTS_AN_HOUR = 4;
const STEP_KW = 20;

/** A day of a line as SVG, in kW: what it carried into the zone by each of the means, against its limit. */
export function dayPicture(title: string, curves: readonly Curve[], limitWh: number): string {
  const kw = (wh: number): number => (wh * SLOTS_AN_HOUR) / 1000;
  const top = Math.ceil(Math.max(kw(limitWh), ...curves.flatMap(({ drawnWh }) => drawnWh.map(kw))) / STEP_KW) * STEP_KW;
  const bottom = Math.floor(Math.min(0, ...curves.flatMap(({ drawnWh }) => drawnWh.map(kw))) / STEP_KW) * STEP_KW;
  const y = (value: number): number => tenths(PLOT.top + (PLOT.height * (top - value)) / (top - bottom));
  const x = (slot: number, slots: number): number => tenths(PLOT.left + (PLOT.width * slot) / slots);
  const right = PLOT.left + PLOT.width;
  const steps = Array.from({ length: (top - bottom) / STEP_KW + 1 }, (_, step) => bottom + step * STEP_KW);
  const grid = steps.map(
    (value) =>
      `<line x1="${PLOT.left}" x2="${right}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/><text x="${PLOT.left - 8}" y="${y(value)}" text-anchor="end" dominant-baseline="middle">${value}</text>`,
  );
  const hours = [0, 6, 12, 18, 24].map(
    (hour) =>
      `<text x="${x(hour, 24)}" y="${PLOT.top + PLOT.height + 20}" text-anchor="middle">${String(hour).padStart(2, "0")}:00</text>`,
  );
  const lines = curves.map(({ colour, dashes, drawnWh }) => {
    const points = drawnWh.flatMap((wh, slot) => [
      `${x(slot, drawnWh.length)},${y(kw(wh))}`,
      `${x(slot + 1, drawnWh.length)},${y(kw(wh))}`,
    ]);
    const dashed = dashes === undefined ? "" : ` stroke-dasharray="${dashes}"`;
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"${dashed}/>`;
  });
  const legend = curves.map(({ label, colour, dashes }, at) => {
    const left = PLOT.left + at * 200;
    const dashed = dashes === undefined ? "" : ` stroke-dasharray="${dashes}"`;
    return `<line x1="${left}" x2="${left + 32}" y1="384" y2="384" stroke="${colour}" stroke-width="2"${dashed}/><text x="${left + 40}" y="384" dominant-baseline="middle">${label}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${PLOT.left}" y="30" font-size="15">${title}</text>
<text x="${PLOT.left}" y="50" fill="#555">kW into the street, quarters of an hour in UTC</text>
${grid.join("\n")}
${hours.join("\n")}
<line x1="${PLOT.left}" x2="${right}" y1="${y(kw(limitWh))}" y2="${y(kw(limitWh))}" stroke="#b00" stroke-width="1.5"/>
<text x="${PLOT.left + 6}" y="${y(kw(limitWh)) - 6}" fill="#b00">limit, ${kw(limitWh)} kW</text>
${lines.join("\n")}
${legend.join("\n")}
</svg>
`;
}

const tenths = (pixels: number): number => Math.round(pixels * 10) / 10;
