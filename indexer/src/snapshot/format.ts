import * as v from "valibot";
import { SnapshotError } from "../errors.ts";

/*
 * A snapshot is text in lines, compressed by gzip: the header as JSON; pages of rows, `TABLE<tab>[{"column": value, …}, …]`, tables by name and
 * rows by key; and `end<tab>SHA-256`, in hex, of all lines before.
 */

export const FORMAT = "wattmesh-indexer-snapshot-1";
export const END = "end";
/** Rows of a page. */
export const PAGE_ROWS = 1_000;
/** No page is longer: a row is some kB at most. */
export const MOST_LINE_CHARACTERS = 128 << 20;

const header = v.object({
  format: v.literal(FORMAT),
  /** Of the tables. */
  schema: v.number(),
  chain_id: v.string(),
  contracts: v.string(),
  /** Of block 1. */
  first_hash: v.string(),
  /** The last block whose events are in the tables. */
  height: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  hash: v.string(),
  time: v.pipe(v.string(), v.isoTimestamp()),
  /** Of the chain's state after that block. */
  app_hash: v.string(),
});

/** What a snapshot says of itself. */
export type Header = v.InferOutput<typeof header>;

export function parseHeader(line: string): Header {
  try {
    return v.parse(header, JSON.parse(line));
  } catch (error) {
    throw new SnapshotError(`this is no snapshot of an indexer that this one knows: ${FORMAT} is wanted`, {
      cause: error,
    });
  }
}
