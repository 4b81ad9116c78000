import { SaxesParser } from "saxes";
import { MalformedRecordError } from "./record.ts";

/** A record in a file, and the key that the file has for it. */
export interface Contained {
  readonly bytes: Uint8Array;
  readonly publicKey?: string;
}

export const MOST_FILE_BYTES = 8 * 1_048_576;
const MOST_RECORDS = 10_000;

/** The records of a file: one or several as they are, or in the XML of transparency software. Throws `MalformedRecordError`. */
export function recordsIn(file: Uint8Array): Contained[] {
  if (file.length > MOST_FILE_BYTES) throw new MalformedRecordError(`${file.length} bytes, at most ${MOST_FILE_BYTES}`);
  const hasMark = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf;
  const bytes = Buffer.from(hasMark ? file.subarray(3) : file);
  const start = /\S/.exec(bytes.toString("latin1"))?.index ?? 0;
  const records = bytes[start] === 0x3c ? inXml(bytes) : inText(bytes);
  if (records.length === 0) throw new MalformedRecordError("has no record that begins by OCMF|");
  if (records.length > MOST_RECORDS) throw new MalformedRecordError(`has more than ${MOST_RECORDS} records`);
  return records;
}

/** A record begins where a line begins by `OCMF|`, and ends where the next one begins. */
function inText(bytes: Buffer): Contained[] {
  // Latin 1 has a character for each byte, so places in the text are places in the bytes.
  const starts = [...bytes.toString("latin1").matchAll(/(?<=^|\n)[ \t]*OCMF\|/g)].map((found) => found.index);
  return starts.map((start, at) => ({ bytes: trimmed(bytes.subarray(start, starts[at + 1] ?? bytes.length)) }));
}

/** What is around a record is no part of it; between its bars nothing is touched. */
function trimmed(bytes: Buffer): Buffer {
  const text = bytes.toString("latin1");
  const start = text.length - text.trimStart().length;
  return bytes.subarray(start, text.trimEnd().length);
}

/** `<value><signedData format="OCMF" encoding="plain">…</signedData><publicKey encoding="plain">…</publicKey></value>` */
function inXml(bytes: Buffer): Contained[] {
  const parser = new SaxesParser();
  const records: Contained[] = [];
  let open: { bytes?: Uint8Array; publicKey?: string } = {};
  let element: { name: string; encoding: string; format: string; text: string } | undefined;
  const close = () => {
    if (open.bytes !== undefined) records.push({ ...open, bytes: open.bytes });
    open = {};
  };
  parser.on("error", (error) => {
    throw new MalformedRecordError(`is no XML (${error.message})`);
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (local(name) === "signedData" && open.bytes !== undefined) close();
    const { encoding = "plain", format = "OCMF" } = attributes as Record<string, string>;
    element = { name: local(name), encoding: encoding.toLowerCase(), format, text: "" };
  });
  const hear = (text: string): void => {
    if (element !== undefined) element.text += text;
  };
  parser.on("text", hear);
  parser.on("cdata", hear);
  parser.on("closetag", ({ name }) => {
    if (local(name) === "value") close();
    if (element?.name === local(name)) {
      if (element.name === "publicKey") open.publicKey = keyText(element.text, element.encoding);
      if (element.name === "signedData" && element.format === "OCMF")
        open.bytes = decoded(element.text, element.encoding);
      element = undefined;
    }
  });
  parser.write(bytes.toString("utf8")).close();
  close();
  return records;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function decoded(text: string, encoding: string): Uint8Array {
  switch (encoding) {
    case "hex":
    case "base64":
      return trimmed(Buffer.from(text.replaceAll(/\s/g, ""), encoding));
    case "plain":
    case "":
      return trimmed(Buffer.from(text, "utf8"));
    default:
      throw new MalformedRecordError(`has the encoding ${encoding}`);
  }
}

/** A key is hex or base64 whatever its encoding is called, or base64 of that. */
const keyText = (text: string, encoding: string): string =>
  encoding === "plain" ? text.trim() : text.replaceAll(/\s/g, "");
