import { InvalidValueError } from "../errors/invalidValue.ts";

// What engines hand to a reviver since ES2025 ("JSON.parse source text access").
interface ReviverContext {
  source?: string;
}

/** Parses JSON; whole numbers that a double cannot hold come as bigint, so that 64-bit registers lose nothing. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, exact);
}

function exact(_key: string, value: unknown, context?: ReviverContext): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
  if (context?.source === undefined) throw new InvalidValueError("number that this engine can read exactly", value);
  return BigInt(context.source);
}

// Of the same standard.
const { rawJSON } = JSON as { rawJSON?: (text: string) => unknown };

/** Writes JSON; a bigint comes out as the whole number it is. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== "bigint") return item;
    if (rawJSON === undefined) throw new InvalidValueError("number that this engine can write exactly", item);
    return rawJSON(item.toString());
  });
}
