import { formatDecimal } from "@wattmesh/client";
import { isoTime, lastStart, ROW_SECONDS, type Series } from "./profile.ts";
import type { Kind } from "./read/unit.ts";

const WIDTH = 960;
const PANEL = { left: 72, width: 868, height: 180 };
const TOPS = { all: 64, day: 316 };
/** Points of a line: more than these a screen does not show. */
const MOST_POINTS = 600;
const ROWS_OF_DAY = 86_400 / ROW_SECONDS;
const STEPS = [1n, 2n, 5n];

interface Stretch {
  least: bigint;
  mean: bigint;
  most: bigint;
}

/** What was read, as an SVG picture for people: all of it with mean and extremes, and the mean day in UTC. `title` and `summary` stand above. */
export function plotOf(series: Series, kind: Kind, title: string, summary: string): string {
  const all = stretchesOf(series.nano);
  const days = meanDay(series);
  const top = ceiling(all.map(({ most }) => most));
  const topOfDay = ceiling(days);
  const unit = kind === "load" ? "W" : "of the peak";
  const from = isoTime(series.start);
  const to = isoTime(lastStart(series) + ROW_SECONDS);
  const line = (values: readonly bigint[]) => points(values, top, TOPS.all);
  const band = [...line(all.map(({ most }) => most)), ...line(all.map(({ least }) => least)).reverse()];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 540" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${PANEL.left}" y="26" font-size="15">${escaped(title)}</text>
<text x="${PANEL.left}" y="50" fill="#555">${summary}. Mean, least and most, ${unit}</text>
${axes(TOPS.all, top, kind, [from, to])}
<polygon points="${band.join(" ")}" fill="#9ecae9"/>
<polyline points="${line(all.map(({ mean }) => mean)).join(" ")}" fill="none" stroke="#08519c"/>
<text x="${PANEL.left}" y="302" fill="#555">The mean day in UTC, ${unit}</text>
${axes(TOPS.day, topOfDay, kind, ["00:00", "06:00", "12:00", "18:00", "24:00"])}
<polyline points="${points(days, topOfDay, TOPS.day).join(" ")}" fill="none" stroke="#08519c" stroke-width="2"/>
</svg>
`;
}

/** Rows in so many stretches of equal length that a line of them is not too long. */
function stretchesOf(nano: readonly bigint[]): Stretch[] {
  const count = Math.min(nano.length, MOST_POINTS);
  return Array.from({ length: count }, (_, at) => {
    const rows = nano.slice(Math.floor((at * nano.length) / count), Math.floor(((at + 1) * nano.length) / count));
    return { least: rows.reduce(lesser), mean: mean(rows), most: rows.reduce(greater) };
  });
}

/** The mean of each quarter of an hour of the day that has one. */
function meanDay({ start, nano }: Series): bigint[] {
  const rows = Array.from({ length: ROWS_OF_DAY }, (): bigint[] => []);
  for (const [row, value] of nano.entries()) rows[(start / ROW_SECONDS + row) % ROWS_OF_DAY]?.push(value);
  return rows.map((values) => (values.length === 0 ? 0n : mean(values)));
}

const mean = (values: readonly bigint[]): bigint =>
  values.reduce((sum, value) => sum + value, 0n) / BigInt(values.length);
const lesser = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const greater = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/** The least of 1, 2 and 5 times a power of ten that nothing exceeds. */
function ceiling(values: readonly bigint[]): bigint {
  const most = values.reduce(greater, 1n);
  for (let power = 1n; ; power *= 10n) for (const step of STEPS) if (step * power >= most) return step * power;
}

function points(values: readonly bigint[], top: bigint, panelTop: number): string[] {
  const width = PANEL.width / Math.max(1, values.length - 1);
  return values.map((value, at) => `${tenths(PANEL.left + at * width)},${tenths(yOf(value, top, panelTop))}`);
}

// Of a picture, so a fraction may be lost.
const yOf = (value: bigint, top: bigint, panelTop: number): number =>
  panelTop + PANEL.height - (PANEL.height * Number(value)) / Number(top);

const tenths = (pixels: number): string => String(Math.round(pixels * 10) / 10);

function axes(panelTop: number, top: bigint, kind: Kind, marks: readonly string[]): string {
  const bottom = panelTop + PANEL.height;
  const right = PANEL.left + PANEL.width;
  const scale = [0n, top / 2n, top].map((value) => {
    const y = tenths(yOf(value, top, panelTop));
    return `<line x1="${PANEL.left}" x2="${right}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="${PANEL.left - 8}" y="${y}" text-anchor="end" dominant-baseline="middle">${shown(value, kind)}</text>`;
  });
  const times = marks.map((mark, at) => {
    const anchor = at === 0 ? "start" : at === marks.length - 1 ? "end" : "middle";
    const x = tenths(PANEL.left + (PANEL.width * at) / (marks.length - 1));
    return `<text x="${x}" y="${bottom + 18}" text-anchor="${anchor}">${mark}</text>`;
  });
  return [...scale, ...times].join("\n");
}

const shown = (nano: bigint, kind: Kind): string =>
  kind === "load" ? formatDecimal(nano, 9).replace(/\.?0+$/, "") : `${formatDecimal(nano, 7).replace(/\.?0+$/, "")} %`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
