import { crc16X25 } from "../../src/source/formats/sml.ts";

// Writes SML as meters do; the reader's own code is used for the checksum alone, which has published check values.

const field = (type: number, bytes: readonly number[]): number[] => [(type << 4) | (bytes.length + 1), ...bytes];
const list = (...elements: number[][]): number[] => [0x70 | elements.length, ...elements.flat()];
const octets = (...bytes: number[]): number[] => field(0, bytes);
const absent = [0x01];
const bytesOf = (value: bigint, size: number): number[] =>
  Array.from({ length: size }, (_, at) =>
    Number((BigInt.asUintN(size * 8, value) >> BigInt(8 * (size - 1 - at))) & 0xffn),
  );
const unsigned = (value: bigint, size: number): number[] => field(6, bytesOf(value, size));
const signed = (value: bigint, size: number): number[] => field(5, bytesOf(value, size));

export interface SmlValue {
  readonly obis: readonly [number, number, number, number, number, number];
  readonly value: bigint;
  readonly scaler?: number;
  /** DLMS: 30 is Wh, 27 W. */
  readonly unit?: number;
}

/** An SML file with an open, a list of values and a close, as a meter pushes it each second. */
export function smlFile(values: readonly SmlValue[], serverId: readonly number[] = [10, 1, 73, 83, 75, 0, 5]): Buffer {
  const entries = values.map(({ obis, value, scaler = -1, unit = 30 }) =>
    list(
      octets(...obis),
      absent,
      absent,
      unsigned(BigInt(unit), 1),
      signed(BigInt(scaler), 1),
      signed(value, 8),
      absent,
    ),
  );
  const valuesList = [0x70 | entries.length, ...entries.flat()];
  const messages = [
    message(1, 0x0101n, list(absent, absent, octets(1, 2), octets(...serverId), absent, absent)),
    message(2, 0x0701n, list(absent, octets(...serverId), absent, absent, valuesList, absent, absent)),
    message(3, 0x0201n, list(absent)),
  ].flat();
  const padding = (4 - (messages.length % 4)) % 4;
  const data = escaped([...messages, ...Array<number>(padding).fill(0)]);
  const file = [0x1b, 0x1b, 0x1b, 0x1b, 1, 1, 1, 1, ...data, 0x1b, 0x1b, 0x1b, 0x1b, 0x1a, padding];
  const crc = crc16X25(Uint8Array.from(file));
  return Buffer.from([...file, crc & 0xff, crc >> 8]);
}

function message(id: number, kind: bigint, content: number[]): number[] {
  const body = list(octets(0, id), unsigned(0n, 1), unsigned(0n, 1), list(unsigned(kind, 2), content));
  const unfinished = [0x76, ...body.slice(1)];
  const crc = crc16X25(Uint8Array.from(unfinished));
  return [...unfinished, ...field(6, [crc & 0xff, crc >> 8]), 0];
}

function escaped(bytes: number[]): number[] {
  const escaped: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const isEscape = bytes.slice(at, at + 4).length === 4 && bytes.slice(at, at + 4).every((byte) => byte === 0x1b);
    escaped.push(...(isEscape ? [0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b] : [bytes[at] ?? 0]));
    at += isEscape ? 4 : 1;
  }
  return escaped;
}

export const IMPORT = [1, 0, 1, 8, 0, 255] as const;
export const EXPORT = [1, 0, 2, 8, 0, 255] as const;
