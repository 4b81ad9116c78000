import { Fault } from "./fault.ts";

export type Separator = "," | ";" | "\t";

export interface Row {
  /** From 1. */
  line: number;
  fields: string[];
}

/** A text of rows and columns. Every row has as many fields as the header. */
export interface Table {
  separator: Separator;
  header: Row;
  rows: Row[];
}

/** How a spreadsheet says which separator it took. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?\s*$/i;

/**
 * Reads rows whose fields stand between commas, semicolons or tabs, some in double quotes. Lines end with LF, CR LF or CR; empty ones, and empty
 * fields after the header's last, are as if they were not there.
 */
export function parseTable(text: string): Table {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => /[^\s,;"]/.test(content));
  const said = SEPARATOR_LINE.exec(lines[0]?.content ?? "")?.[1] as Separator | undefined;
  const [first, ...others] = said === undefined ? lines : lines.slice(1);
  if (first === undefined) throw new Fault("there are no rows");
  const separator = said ?? separatorOf(first.content);
  const fields = fieldsOf(first, separator);
  const columns = fields.findLastIndex((field) => field !== "") + 1;
  const header = { line: first.line, fields: fields.slice(0, columns) };
  const rows = others.map((line) => ({ line: line.line, fields: checked(fieldsOf(line, separator), columns, line) }));
  return { separator, header, rows };
}

function separatorOf(header: string): Separator {
  const bare = header.replace(/"[^"]*"/g, "");
  return ([";", "\t"] as const).find((separator) => bare.includes(separator)) ?? ",";
}

interface Line {
  content: string;
  line: number;
}

function fieldsOf({ content, line }: Line, separator: Separator): string[] {
  if (!content.includes('"')) return content.split(separator).map((field) => field.trim());
  const fields: string[] = [];
  for (let rest = content; ; ) {
    const quoted = /^ *"((?:[^"]|"")*)" */.exec(rest);
    const bare = quoted === null ? (rest.split(separator, 1)[0] ?? "") : "";
    fields.push((quoted?.[1] ?? bare).replaceAll('""', '"').trim());
    rest = rest.slice(quoted?.[0].length ?? bare.length);
    if (bare.includes('"') || (rest !== "" && !rest.startsWith(separator)))
      throw new Fault("has a quote that does not end where its field does", { line, value: content });
    if (rest === "") return fields;
    rest = rest.slice(1);
  }
}

function checked(fields: string[], columns: number, { content, line }: Line): string[] {
  const extra = fields.slice(columns).some((field) => field !== "");
  if (!extra && fields.length >= columns) return fields.slice(0, columns);
  const hint = extra ? "; where a comma is in numbers, separate fields by semicolons or put them in quotes" : "";
  throw new Fault(`has ${fields.length} fields, not ${columns} as the header${hint}`, { line, value: content });
}
