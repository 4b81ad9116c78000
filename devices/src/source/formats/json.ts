import { parse } from "lossless-json";
import { RejectedError } from "../rejection.ts";
import type { JsonRegister, JsonTemplate } from "../template.ts";
import { isEnergyUnit, microWattHours } from "../wattHours.ts";
import type { Registers } from "./registers.ts";
import { isoTimeMs } from "./time.ts";

/** A number as it is written. */
class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Parses JSON whose numbers stay the texts that they are. Throws `RejectedError`, also for a key that has two values. */
export function parseJsonText(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  try {
    return parse(text, undefined, {
      parseNumber: (digits) => new NumberText(digits),
      onDuplicateKey: ({ key }) => {
        throw new RejectedError("duplicate_key", "JSON", key, "one value is wanted");
      },
    });
  } catch (error) {
    if (error instanceof RejectedError) throw error;
    throw new RejectedError(...faultIn(text));
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RejectedError("malformed", "JSON", Buffer.from(bytes).toString("latin1"), "UTF-8 is wanted");
  }
}

function faultIn(text: string): ConstructorParameters<typeof RejectedError> {
  if (/(?:^|[:,[\s])[+-]?(?:NaN|Infinity|nan|inf)\b/.test(text))
    return ["not_a_number", "JSON", text, "JSON has no such number"];
  // What is cut off has more brackets opened than closed, or ends within a string.
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  const count = (which: RegExp) => bare.match(which)?.length ?? 0;
  const isCut = count(/[[{]/g) > count(/[\]}]/g) || bare.includes('"');
  return [isCut ? "truncated" : "malformed", "JSON", text, "JSON is wanted"];
}

/** Registers where a template says that they are. Throws `RejectedError`. */
export function readJson(template: JsonTemplate, bytes: Uint8Array): Registers {
  const said = parseJsonText(bytes);
  const importMicro = registerOf(said, template.import);
  const exportMicro = template.export === null ? 0n : registerOf(said, template.export);
  const { time, tamper } = template;
  return {
    importMicro,
    exportMicro,
    ...(time !== undefined && { atMs: isoTimeMs(textAt(said, time), time.join(".")) }),
    ...(tamper !== undefined && { isTampered: valueAt(said, tamper) === true }),
  };
}

function registerOf(said: unknown, { path, unit }: JsonRegister): bigint {
  const where = path.join(".");
  const text = textAt(said, path);
  if (typeof unit === "string") return microWattHours(text, unit, where);
  const named = textAt(said, unit.path);
  if (!isEnergyUnit(named))
    throw new RejectedError("wrong_unit", unit.path.join("."), named, "Wh, kWh or MWh is wanted");
  return microWattHours(text, named, where);
}

/** The number or string at a path. */
export function textAt(said: unknown, path: readonly string[]): string {
  const value = valueAt(said, path);
  if (value instanceof NumberText) return value.text;
  if (typeof value === "string") return value;
  const where = path.join(".");
  if (value === undefined) throw new RejectedError("missing", where, undefined, "is not there");
  throw new RejectedError("malformed", where, value, "a number is wanted");
}

export function valueAt(said: unknown, path: readonly string[]): unknown {
  let value = said;
  for (const step of path) {
    if (typeof value !== "object" || value === null || value instanceof NumberText || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
