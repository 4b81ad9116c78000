import { parse } from "lossless-json";
import { OcmfError } from "../errors/ocmf.ts";
import { shownText } from "./shown.ts";

/** What of a record is read. */
export interface OcmfLimits {
  readonly bytes: number;
  /** Objects and lists in each other. */
  readonly depth: number;
  /** Of one of them. */
  readonly members: number;
}

/** A number as it is written: a register is never a float. */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type OcmfObject = Readonly<Record<string, unknown>>;

/** Parses an object whose numbers stay their texts, and whose keys have one value each. `at` is its first byte's place in the record. Throws `OcmfError`. */
export function parseOcmfObject(bytes: Uint8Array, at: number, limits: OcmfLimits): OcmfObject {
  const text = textOf(bytes, at);
  const said = parsed(text, at, limits);
  if (!isObject(said)) throw new OcmfError("malformed", `byte ${at}: an object is wanted`);
  checkBounds(said, 0, at, limits);
  return said;
}

/** The text at a key; `undefined` where the key is not there. */
export function optionalText(said: OcmfObject, key: string): string | undefined {
  const value = memberOf(said, key);
  if (value === undefined || typeof value === "string") return value;
  throw new OcmfError("wrong_kind", `${key}: a text is wanted`);
}

/** A key that an object has itself. */
export const memberOf = (said: OcmfObject, key: string): unknown => (Object.hasOwn(said, key) ? said[key] : undefined);

export const isObject = (value: unknown): value is OcmfObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof NumberText);

function textOf(bytes: Uint8Array, at: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new OcmfError("malformed", `from byte ${at} on: UTF-8 is wanted`);
  }
}

function parsed(text: string, at: number, limits: OcmfLimits): unknown {
  // Deep nesting is refused before it is followed.
  checkDepth(text, at, limits);
  try {
    return parse(text, undefined, {
      parseNumber: (digits) => new NumberText(digits),
      onDuplicateKey: ({ key }) => {
        throw new OcmfError("duplicate_key", `${shownText(key)} stands twice`);
      },
    });
  } catch (error) {
    if (error instanceof OcmfError) throw error;
    throw faultIn(text, at, error as Error);
  }
}

function checkDepth(text: string, at: number, limits: OcmfLimits): void {
  let depth = 0;
  for (const [bracket] of text.replaceAll(/"(?:[^"\\]|\\.)*"?/gs, "").matchAll(/[[{\]}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > limits.depth) throw new OcmfError("malformed", `from byte ${at} on: less depth is wanted`);
  }
}

/** What is cut off has more brackets opened than closed, or ends within a string. */
function faultIn(text: string, at: number, { message }: Error): OcmfError {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, "");
  const [, word] = /(?:^|[:,[\s])(-?(?:nan|infinity|inf))\b/i.exec(bare) ?? [];
  if (word !== undefined) return new OcmfError("not_a_number", `${shownText(word)} is no number`);
  const count = (which: RegExp) => bare.match(which)?.length ?? 0;
  const isCut = count(/[[{]/g) > count(/[\]}]/g) || bare.includes('"');
  return isCut
    ? new OcmfError("truncated", `ends at byte ${at + new TextEncoder().encode(text).length}, where more is wanted`)
    : new OcmfError("malformed", `from byte ${at} on: JSON is wanted (${message})`);
}

/** Values that lie deeper, and lists that are longer, than anybody reads. */
function checkBounds(value: unknown, depth: number, at: number, limits: OcmfLimits): void {
  if (depth >= limits.depth) throw new OcmfError("malformed", `from byte ${at} on: less depth is wanted`);
  if (!Array.isArray(value) && !isObject(value)) return;
  const members = Object.values(value);
  if (members.length > limits.members) throw new OcmfError("too_many", `members: at most ${limits.members} are wanted`);
  for (const member of members) checkBounds(member, depth + 1, at, limits);
}
