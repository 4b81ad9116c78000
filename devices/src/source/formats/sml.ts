import { RejectedError } from "../rejection.ts";
import type { ObisTemplate } from "../template.ts";
import { microOfScaled } from "../wattHours.ts";
import type { Registers } from "./registers.ts";

// Smart Message Language 1.04 (BSI TR-03109-1, annex IV b): section 6 has the encoding, section 8 the transport protocol, version 1.

const ESCAPE = [0x1b, 0x1b, 0x1b, 0x1b];
const START = [...ESCAPE, 0x01, 0x01, 0x01, 0x01];
const END_MARK = 0x1a;
const GET_LIST_RESPONSE = 0x0701n;
/** DLMS unit 30 is Wh. */
const WATT_HOURS = 30n;
const MOST_DEPTH = 16;

type Element = Uint8Array | bigint | boolean | Element[];

/** Registers of an SML file, escapes and checksum included. Throws `RejectedError`. */
export function readSml(template: ObisTemplate, file: Uint8Array): Registers {
  const values = valuesOf(messagesOf(unwrapped(file)));
  const sum = (codes: readonly string[]): bigint => codes.reduce((total, code) => total + registerOf(values, code), 0n);
  return { importMicro: sum(template.import), exportMicro: template.export === null ? 0n : sum(template.export) };
}

/** What is between start and end, once the checksum is right. */
function unwrapped(file: Uint8Array): Uint8Array {
  const end = file.length - 8;
  const isWhole =
    end >= START.length && hasAt(file, 0, START) && hasAt(file, end, ESCAPE) && file[end + 4] === END_MARK;
  if (!isWhole)
    throw new RejectedError("truncated", "SML file", hexOf(file), "a file from its start to its end is wanted");
  const said = (file[end + 6] ?? 0) | ((file[end + 7] ?? 0) << 8);
  const counted = crc16X25(file.subarray(0, end + 6));
  if (said !== counted)
    throw new RejectedError("checksum", "SML file", said.toString(16), `${counted.toString(16)} was counted`);
  const padding = file[end + 5] ?? 0;
  if (padding > 3) throw new RejectedError("malformed", "SML file", padding, "3 bytes of padding at most are wanted");
  return unescaped(file.subarray(START.length, end - padding));
}

/** An escape sequence within the data stands there twice. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (!hasAt(bytes, at, ESCAPE)) {
      plain.push(bytes[at] ?? 0);
      at += 1;
      continue;
    }
    if (!hasAt(bytes, at + 4, ESCAPE))
      throw new RejectedError(
        "malformed",
        `SML byte ${at}`,
        hexOf(bytes.subarray(at, at + 8)),
        "another escape is wanted",
      );
    plain.push(...ESCAPE);
    at += 8;
  }
  return Uint8Array.from(plain);
}

function messagesOf(bytes: Uint8Array): Element[] {
  const reader = new Reader(bytes);
  const messages: Element[] = [];
  while (!reader.isEmpty) {
    const message = reader.element(0);
    if (message !== END_OF_MESSAGE) messages.push(message);
  }
  return messages;
}

interface Entry {
  readonly unit: Element | undefined;
  readonly scaler: Element | undefined;
  readonly value: Element | undefined;
}

/** The entries of all lists of values, by code as it is written elsewhere: `1-0:1.8.0`. */
function valuesOf(messages: Element[]): Map<string, Entry[]> {
  const values = new Map<string, Entry[]>();
  for (const message of messages) {
    const body = Array.isArray(message) ? message[3] : undefined;
    const [kind, content] = Array.isArray(body) ? body : [];
    const list = kind === GET_LIST_RESPONSE && Array.isArray(content) ? content[4] : undefined;
    for (const entry of Array.isArray(list) ? list : []) {
      const [name, , , unit, scaler, value] = Array.isArray(entry) ? entry : [];
      if (!(name instanceof Uint8Array) || name.length !== 6) continue;
      const code = `${name[0]}-${name[1]}:${name[2]}.${name[3]}.${name[4]}`;
      values.set(code, [...(values.get(code) ?? []), { unit, scaler, value }]);
    }
  }
  return values;
}

function registerOf(values: Map<string, Entry[]>, code: string): bigint {
  const [entry, another] = values.get(code) ?? [];
  if (entry === undefined)
    throw new RejectedError("unknown_obis", "SML file", code, `is not there; it has ${[...values.keys()].join(" ")}`);
  if (another !== undefined)
    throw new RejectedError("duplicate_key", "SML file", code, "a register may stand once in a file");
  const { unit, scaler, value } = entry;
  if (unit !== WATT_HOURS)
    throw new RejectedError("wrong_unit", code, unit, `DLMS unit ${WATT_HOURS} is wanted, which is Wh`);
  if (typeof value !== "bigint") throw new RejectedError("not_a_number", code, value, "a number is wanted");
  return microOfScaled(value, typeof scaler === "bigint" ? Number(scaler) : 0, code);
}

/** Ends a message; between files it is padding. */
const END_OF_MESSAGE = new Uint8Array(0);

/** Reads type-length fields: the high half of a byte is the type, the low one the length in bytes, itself included, or of a list in elements. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isEmpty(): boolean {
    return this.#at >= this.#bytes.length;
  }

  element(depth: number): Element {
    const start = this.#at;
    if (depth > MOST_DEPTH) throw this.#malformed(start, `lists may be ${MOST_DEPTH} deep`);
    let field = this.#byte();
    if (field === 0) return END_OF_MESSAGE;
    const type = (field >> 4) & 0x7;
    let length = field & 0xf;
    let fields = 1;
    while ((field & 0x80) !== 0) {
      if (fields === 4) throw this.#malformed(start, "a length of 4 bytes at most is wanted");
      field = this.#byte();
      length = (length << 4) | (field & 0xf);
      fields += 1;
    }
    if (type === 7) return this.#list(start, length, depth);
    const bytes = this.#take(start, length - fields);
    switch (type) {
      case 0:
        return bytes;
      case 4:
        return bytes.some((byte) => byte !== 0);
      case 5:
        return BigInt.asIntN(bytes.length * 8, numberOf(bytes));
      case 6:
        return numberOf(bytes);
      default:
        throw this.#malformed(start, `there is no type ${type}`);
    }
  }

  #list(start: number, length: number, depth: number): Element[] {
    if (length > this.#bytes.length - this.#at) throw this.#malformed(start, `there is no room for ${length} elements`);
    return Array.from({ length }, () => this.element(depth + 1));
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw this.#malformed(this.#at, "there are more bytes wanted");
    this.#at += 1;
    return byte;
  }

  #take(start: number, length: number): Uint8Array {
    if (length < 0 || this.#at + length > this.#bytes.length)
      throw this.#malformed(start, "there are more bytes wanted");
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  #malformed(at: number, wanted: string): RejectedError {
    return new RejectedError("malformed", `SML byte ${at}`, hexOf(this.#bytes.subarray(at, at + 8)), wanted);
  }
}

const numberOf = (bytes: Uint8Array): bigint => bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

const hasAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** CRC-16/X-25: x^16 + x^12 + x^5 + 1, least significant bit first, all ones in, inverted out. */
export function crc16X25(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc ^ 0xffff;
}
