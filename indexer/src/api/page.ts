import { badRequest } from "./failure.ts";

export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** Cuts what was asked for with one more than `limit` to a page. `keyOf` is where the next one goes on. */
export function pageOf<Row, Item = Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (last: Row) => readonly (number | string)[],
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    next_cursor: rows.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null,
  };
}

/** A key as readers get it. */
export const cursorOf = (key: readonly (number | string)[]): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** The key in a cursor that this API gave out: as many numbers as `parts`. */
export function numbersOf(cursor: string, parts: number): number[] {
  const key = read(cursor);
  if (key?.length === parts && key.every((part) => Number.isSafeInteger(part))) return key as number[];
  throw badRequest(`cursor ${cursor} is not one that this list gave`);
}

export function textOf(cursor: string): string {
  const key = read(cursor);
  if (key?.length === 1 && typeof key[0] === "string" && !key[0].includes("\0")) return key[0];
  throw badRequest(`cursor ${cursor} is not one that this list gave`);
}

function read(cursor: string): unknown[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(key) ? key : undefined;
  } catch {
    return undefined;
  }
}
