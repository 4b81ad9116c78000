import type { Json } from "@wattmesh/client";

/** A value for a column of jsonb, which holds no NUL, as a text on the chain may. */
export function jsonText(value: Json): string {
  const text = JSON.stringify(value);
  return text.includes("\\u0000") ? JSON.stringify(value, withoutNul) : text;
}

const withoutNul = (_: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value;
