import { Readable } from "node:stream";
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
  return lineOf(columns) + csvLines(columns, rows);
}

/** The same without the first line. */
export const csvLines = <Row extends { [K in keyof Row]: unknown }>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string => rows.map((row) => lineOf(columns.map((column) => row[column] as Field))).join("");

const lineOf = (fields: readonly Field[]): string => `${fields.map(quoted).join(",")}\r\n`;

function quoted(field: Field): string {
  if (field === null) return "";
  const text = String(field);
  // A spreadsheet would take a text that begins so for a formula.
  const safe = typeof field === "string" && /^[=+@\t\r]|^-(?!\d+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `text` may come in pieces, the next when the reader has taken the one before. */
export const sendCsv = (reply: FastifyReply, name: string, text: string | AsyncIterable<string>): FastifyReply =>
  sendFile(reply, `${name}.csv`, "text/csv; charset=utf-8", text);

/** A file to be saved. */
export function sendFile(
  reply: FastifyReply,
  name: string,
  type: string,
  text: string | AsyncIterable<string>,
): FastifyReply {
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(typeof text === "string" ? text : Readable.from(text, { objectMode: false }));
}
