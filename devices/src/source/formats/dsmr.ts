import { RejectedError } from "../rejection.ts";
import type { ObisTemplate } from "../template.ts";
import { isEnergyUnit, microWattHours } from "../wattHours.ts";
import type { Registers } from "./registers.ts";
import { p1TimeMs } from "./time.ts";

// DSMR P1 Companion Standard 5.0.2, section 6: a telegram is `/` identification, empty line, data lines, `!` and a CRC-16 of all from `/` to `!`.

const LINE = /^(\d{1,3}-\d{1,3}:\d{1,3}\.\d{1,3}\.\d{1,3})((?:\([^()]*\))+)$/;
const END = /!([0-9A-Fa-f]{4})?\r?\n?$/;
const TIME = "0-0:1.0.0";

/** Registers of a P1 telegram, whose checksum has to be right. Throws `RejectedError`. */
export function readDsmr(template: ObisTemplate, telegram: Uint8Array): Registers {
  const text = Buffer.from(telegram).toString("latin1");
  checkWhole(telegram, text);
  const values = valuesOf(text);
  const sum = (codes: readonly string[]): bigint => codes.reduce((total, code) => total + registerOf(values, code), 0n);
  const [time] = values.get(TIME) ?? [];
  return {
    importMicro: sum(template.import),
    exportMicro: template.export === null ? 0n : sum(template.export),
    ...(time !== undefined && { atMs: p1TimeMs(time, TIME) }),
  };
}

function checkWhole(telegram: Uint8Array, text: string): void {
  const [end, said] = END.exec(text) ?? [];
  if (!text.startsWith("/") || end === undefined)
    throw new RejectedError("truncated", "P1 telegram", text, "a telegram from / to ! and its checksum is wanted");
  if (said === undefined)
    throw new RejectedError("checksum", "P1 telegram", "!", "a checksum is wanted, which DSMR has since version 4");
  const counted = crc16Arc(telegram.subarray(0, text.lastIndexOf("!") + 1));
  if (counted !== Number.parseInt(said, 16))
    throw new RejectedError("checksum", "P1 telegram", said, `${hex(counted)} was counted`);
}

/** The last group of each line, by its code. Some codes stand there several times, but no register. */
function valuesOf(text: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    const [, code, groups = ""] = LINE.exec(line) ?? [];
    if (code === undefined) continue;
    const value = groups.slice(groups.lastIndexOf("(") + 1, -1);
    values.set(code, [...(values.get(code) ?? []), value]);
  }
  return values;
}

function registerOf(values: Map<string, string[]>, code: string): bigint {
  const [value, another] = values.get(code) ?? [];
  if (value === undefined)
    throw new RejectedError(
      "unknown_obis",
      "P1 telegram",
      code,
      `is not there; it has ${[...values.keys()].join(" ")}`,
    );
  if (another !== undefined)
    throw new RejectedError(
      "duplicate_key",
      code,
      `${value} and ${another}`,
      "a register may stand once in a telegram",
    );
  const [number = "", unit = ""] = value.split("*");
  if (!isEnergyUnit(unit)) throw new RejectedError("wrong_unit", code, value, "kWh is wanted");
  return microWattHours(number, unit, code);
}

/** CRC-16/ARC: x^16 + x^15 + x^2 + 1, least significant bit first, nothing in, nothing out. */
export function crc16Arc(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

const hex = (crc: number): string => crc.toString(16).toUpperCase().padStart(4, "0");
