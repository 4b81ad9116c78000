import { cpus } from "node:os";

const machine = `${
  cpus()[0]
    ?.model.replace(/\s+(\d+-Core )?Processor.*$/, "")
    .trim() ?? "unknown"
}, ${cpus().length} cores`;

/** What a value is of: a name, or a place in a table. */
export type Measured = { figure: string } | { row: string; column: string };

/** Prints one measured value as a line of JSON. */
export function print(bench: string, measured: Measured, value: number, unit: string, bar?: number): void {
  console.log(JSON.stringify({ bench, ...measured, value, unit, ...(bar !== undefined && { bar }), machine }));
}

export const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

export const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((one, other) => one - other),
    0.5,
  );

/** Seconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
