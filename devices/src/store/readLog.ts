import { readFileSync, statSync } from "node:fs";
import { StoreError } from "../errors.ts";
import { type Identity, MOST_LINE_BYTES, type Record, readRecord } from "./record.ts";

/** What a log holds, and what is wrong with it. */
export interface LogContent {
  readonly records: Record[];
  /** Numbers of lines that are not as they were written, from 1. */
  readonly damagedLines: number[];
  /** Bytes after the last whole line: what was being written when the power went. */
  readonly tornBytes: number;
}

const LINE_FEED = 0x0a;
/** Far more than a log within its bounds has. */
const MOST_BYTES = 256 * 1_048_576;

/** Reads a meter's log as far as it can be read; an absent one is empty. Throws `StoreError` when no line of it is this meter's. */
export function readLog(file: string, identity: Identity): LogContent {
  const bytes = contentOf(file);
  const records: Record[] = [];
  const damagedLines: number[] = [];
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0) break;
    const record = end - start > MOST_LINE_BYTES ? undefined : readRecord(identity, bytes.toString("utf8", start, end));
    if (record === undefined) damagedLines.push(line);
    else records.push(record);
    start = end + 1;
  }
  if (damagedLines.length > 0 && records.length === 0)
    throw new StoreError(
      file,
      `no line is of meter ${identity.meterId} on this chain: another meter's, or all damaged; move it away to start anew`,
    );
  return { records, damagedLines, tornBytes: bytes.length - start };
}

function contentOf(file: string): Buffer {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES) throw new StoreError(file, `${size} bytes, at most ${MOST_BYTES} can be a meter's log`);
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    if (error instanceof StoreError) throw error;
    throw new StoreError(file, `cannot be read (${(error as Error).message})`, { cause: error });
  }
}
