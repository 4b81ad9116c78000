import { readFile, stat } from "node:fs/promises";
import { type CsvHints, type CsvRow, MOST_CSV_BYTES, readCsv } from "./formats/csv.ts";
import { RejectedError } from "./rejection.ts";
import type { Missed, Sample, Source, SourceEvents } from "./source.ts";
import { wholeWh } from "./wattHours.ts";

const MICRO = 1_000_000n;

/** What the registers have of less than a Wh, and to which second rows are in them. */
type Carry = readonly [importMicro: number, exportMicro: number, toSeconds: number];

/** Registers that run on by the rows of a file, as often as somebody puts newer ones into it. */
export class CsvSource implements Source {
  readonly #file: string;
  readonly #hints: CsvHints;
  #events: SourceEvents | undefined;
  #read: { readonly mtimeMs: number; readonly rows: CsvRow[] } | undefined;

  constructor(file: string, hints: CsvHints) {
    this.#file = file;
    this.#hints = hints;
  }

  async start(events: SourceEvents): Promise<void> {
    this.#events = events;
  }

  async stop(): Promise<void> {}

  async fill({ from, to, slotSeconds, last }: Missed): Promise<Sample[]> {
    if (last === undefined) return [beginning(to, slotSeconds)];
    const [importRest, exportRest, toSeconds] = carryOf(last.carry) ?? [0, 0, (last.slot + 1) * slotSeconds];
    let importMicro = last.importTotalWh * MICRO + BigInt(importRest);
    let exportMicro = last.exportTotalWh * MICRO + BigInt(exportRest);
    const samples: Sample[] = [];
    for (const row of await this.#rows()) {
      // What began before the registers do is in them already, or was never to be.
      if (row.from < toSeconds) continue;
      importMicro += row.importMicro;
      exportMicro += row.exportMicro;
      if (row.to % slotSeconds !== 0 || row.to < (from + 1) * slotSeconds || row.to > (to + 1) * slotSeconds) continue;
      const carry: Carry = [Number(importMicro % MICRO), Number(exportMicro % MICRO), row.to];
      samples.push({
        atMs: row.to * 1_000,
        importTotalWh: wholeWh(importMicro),
        exportTotalWh: wholeWh(exportMicro),
        carry,
      });
    }
    return samples;
  }

  /** The rows of the file as it is now; those of before, while it is not right. */
  async #rows(): Promise<CsvRow[]> {
    try {
      const { mtimeMs, size } = await stat(this.#file);
      if (this.#read?.mtimeMs === mtimeMs) return this.#read.rows;
      if (size > MOST_CSV_BYTES)
        throw new RejectedError("oversized", this.#file, `${size} bytes`, `${MOST_CSV_BYTES} bytes at most are wanted`);
      const { rows, gaps } = readCsv(await readFile(this.#file), this.#hints);
      this.#read = { mtimeMs, rows };
      for (const { from, to, line } of gaps)
        this.#events?.rejected({
          reason: "gap",
          detail: `line ${line}: nothing is there from ${iso(from)} to ${iso(to)}, so nothing counts of it`,
        });
    } catch (error) {
      this.#events?.rejected(
        error instanceof RejectedError
          ? error
          : { reason: "unreachable", detail: `${this.#file}: ${(error as Error).message}` },
      );
    }
    return this.#read?.rows ?? [];
  }
}

/** Where the registers start: at nothing, at the end of a slot. */
function beginning(slot: number, slotSeconds: number): Sample {
  const toSeconds = (slot + 1) * slotSeconds;
  const carry: Carry = [0, 0, toSeconds];
  return { atMs: toSeconds * 1_000, importTotalWh: 0n, exportTotalWh: 0n, carry };
}

const carryOf = (carry: unknown): Carry | undefined =>
  Array.isArray(carry) && carry.length === 3 ? (carry as unknown as Carry) : undefined;

const iso = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
