import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { Words } from "./schema.ts";

type Field = string | number | boolean | null;

/** What a list with `asCsv` among its query answers as, besides JSON. */
export const asCsv = Type.Optional(Words("json", "csv"));

/** A schema's properties, as columns. */
export const columnsOf = <T extends Record<string, unknown>>({ properties }: { properties: T }): (keyof T & string)[] =>
  Object.keys(properties);

/** RFC 4180, with the names of `columns` as its first line. */
export function csvOf<Row extends { [K in keyof Row]: unknown }>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  const line = (fields: readonly Field[]): string => `${fields.map(quoted).join(",")}\r\n`;
  return line(columns) + rows.map((row) => line(columns.map((column) => row[column] as Field))).join("");
}

function quoted(field: Field): string {
  if (field === null) return "";
  const text = String(field);
  // A spreadsheet would take a text that begins so for a formula.
  const safe = typeof field === "string" && /^[=+@\t\r]|^-(?!\d+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function sendCsv(reply: FastifyReply, name: string, text: string): FastifyReply {
  return reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}.csv"`)
    .send(text);
}
