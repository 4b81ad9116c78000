import { setTimeout as sleep } from "node:timers/promises";
import { parseJsonText, readJson, textAt, valueAt } from "./formats/json.ts";
import { RejectedError } from "./rejection.ts";
import type { Missed, Sample, Source, SourceEvents } from "./source.ts";
import type { HttpTransport, JsonTemplate } from "./template.ts";
import { microWattHours, wholeWh } from "./wattHours.ts";

const PATIENCE_MS = 5_000;
const MOST_BYTES = 262_144;
const MINUTE_SECONDS = 60;
/** A device that goes on for ever saying that there is more is left alone. */
const MOST_PAGES = 200;
/** What is not there by then is asked for again with the next slot; the present one has to be signed. */
const FILL_MS = 20_000;

/** When the registers were read, and their millionths of a Wh. */
type Carry = readonly [atMs: number, importMicro: string, exportMicro: string];

/** Asks a device for its registers every few seconds, and for the minutes that it keeps when nobody had asked. */
export class HttpSource implements Source {
  readonly #url: string;
  readonly #template: JsonTemplate;
  readonly #transport: HttpTransport;
  readonly #now: () => number;
  readonly #stop = new AbortController();
  #events: SourceEvents | undefined;
  #asking: Promise<void> | undefined;
  #latest: Carry | undefined;

  constructor(url: string, template: JsonTemplate, transport: HttpTransport, now: () => number = Date.now) {
    this.#url = url;
    this.#template = template;
    this.#transport = transport;
    this.#now = now;
  }

  async start(events: SourceEvents): Promise<void> {
    this.#events = events;
    this.#asking = this.#askOn();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#asking;
  }

  async fill({ from, to, slotSeconds, last }: Missed): Promise<Sample[]> {
    const { minutes } = this.#transport;
    const known = carryOf(last?.carry);
    // Until the device has said its registers, nothing tells whether its minutes are part of them.
    if (minutes === undefined || known === undefined || this.#latest === undefined) return [];
    const samples: Sample[] = [];
    try {
      const rows = await this.#minutes(Math.ceil(known[0] / 1_000), (to + 1) * slotSeconds);
      let [importMicro, exportMicro] = [BigInt(known[1]), BigInt(known[2])];
      let at = 0;
      for (let slot = from; slot <= to; slot += 1) {
        const endSeconds = (slot + 1) * slotSeconds;
        let coveredTo = 0;
        for (let row = rows[at]; row !== undefined && row.to <= endSeconds; row = rows[at]) {
          importMicro += row.importMicro;
          exportMicro += row.exportMicro;
          coveredTo = row.to;
          at += 1;
        }
        // Of a slot whose last minute is not there nobody knows where its registers stood.
        if (coveredTo < endSeconds - MINUTE_SECONDS) continue;
        const carry: Carry = [coveredTo * 1_000, String(importMicro), String(exportMicro)];
        samples.push({
          atMs: endSeconds * 1_000,
          importTotalWh: wholeWh(importMicro),
          exportTotalWh: wholeWh(exportMicro),
          carry,
        });
      }
      this.#checkAgainstLatest(importMicro, exportMicro);
    } catch (error) {
      this.#reject(error);
      return [];
    }
    return samples;
  }

  /** Minutes are part of the registers, so they never come to more. */
  #checkAgainstLatest(importMicro: bigint, exportMicro: bigint): void {
    const latest = this.#latest;
    if (latest === undefined || (importMicro <= BigInt(latest[1]) && exportMicro <= BigInt(latest[2]))) return;
    const wanted = `at most the registers are wanted, ${latest[1]} and ${latest[2]} millionths of a Wh`;
    throw new RejectedError("decreasing", "minutes", `${importMicro} and ${exportMicro}`, wanted);
  }

  async #askOn(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        const atMs = this.#now();
        const registers = readJson(this.#template, await this.#ask(this.#transport.path));
        const { importMicro, exportMicro, isTampered } = registers;
        const carry: Carry = [registers.atMs ?? atMs, String(importMicro), String(exportMicro)];
        this.#latest = carry;
        this.#events?.sample({
          atMs: carry[0],
          importTotalWh: wholeWh(importMicro),
          exportTotalWh: wholeWh(exportMicro),
          carry,
          ...(isTampered !== undefined && { isTampered }),
        });
      } catch (error) {
        if (!signal.aborted) this.#reject(error);
      }
      await sleep(this.#transport.every_seconds * 1_000, undefined, { signal }).catch(() => undefined);
    }
  }

  async #minutes(fromSeconds: number, toSeconds: number): Promise<MinuteRow[]> {
    const { minutes } = this.#transport;
    const rows: MinuteRow[] = [];
    const started = performance.now();
    let from = Math.ceil(fromSeconds / MINUTE_SECONDS) * MINUTE_SECONDS;
    for (let page = 0; minutes !== undefined && page < MOST_PAGES && from < toSeconds; page += 1) {
      if (performance.now() - started > FILL_MS) break;
      const path = minutes.path.replace("{from}", String(from)).replace("{to}", String(toSeconds));
      const said = parseJsonText(await this.#ask(path));
      const found = minuteRows(said, minutes).filter((row) => row.from >= from && row.to <= toSeconds);
      rows.push(...found);
      const next = found.at(-1)?.to;
      if (next === undefined) break;
      from = next;
    }
    return rows;
  }

  async #ask(path: string): Promise<Uint8Array> {
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch(new URL(path, this.#url), { signal, redirect: "error" });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MOST_BYTES)
        throw new RejectedError("oversized", path, `${size} bytes`, `${MOST_BYTES} bytes at most are wanted`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  #reject(error: unknown): void {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    const why = cause?.code === undefined ? message : `${message} (${cause.code})`;
    this.#events?.rejected(
      error instanceof RejectedError ? error : { reason: "unreachable", detail: `${this.#url}: ${why}` },
    );
  }
}

interface MinuteRow {
  readonly from: number;
  readonly to: number;
  readonly importMicro: bigint;
  readonly exportMicro: bigint;
}

/** `{keys: […], data: [{ts, period, values: [[…], …]}]}`: a row a period from `ts` on, a value for each key. */
function minuteRows(
  said: unknown,
  { import: imports, export: exports, unit }: NonNullable<HttpTransport["minutes"]>,
): MinuteRow[] {
  const keys = listAt(said, "keys");
  const columnsOf = (wanted: readonly string[]): number[] =>
    wanted.map((key) => {
      const at = keys.indexOf(key);
      if (at < 0) throw new RejectedError("missing", "keys", key, "is not there");
      return at;
    });
  const [importColumns, exportColumns] = [columnsOf(imports), columnsOf(exports)];
  return listAt(said, "data").flatMap((block) => {
    const [start, period] = [Number(textAt(block, ["ts"])), Number(textAt(block, ["period"]))];
    if (!Number.isSafeInteger(start) || period !== MINUTE_SECONDS)
      throw new RejectedError("malformed", "data", `${start}, ${period}`, "minutes from Unix seconds on are wanted");
    return listAt(block, "values").map((_, at): MinuteRow => {
      const sum = (columns: number[]): bigint =>
        columns.reduce((total, column) => {
          const path = ["values", String(at), String(column)];
          return total + microWattHours(textAt(block, path), unit, path.join("."));
        }, 0n);
      const from = start + at * period;
      return { from, to: from + period, importMicro: sum(importColumns), exportMicro: sum(exportColumns) };
    });
  });
}

function listAt(said: unknown, key: string): unknown[] {
  const list = valueAt(said, [key]);
  if (Array.isArray(list)) return list;
  throw new RejectedError(list === undefined ? "missing" : "malformed", key, list, "a list is wanted");
}

const carryOf = (carry: unknown): Carry | undefined =>
  Array.isArray(carry) && carry.length === 3 ? (carry as unknown as Carry) : undefined;
