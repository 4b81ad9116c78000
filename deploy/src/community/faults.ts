import { shown } from "@wattmesh/service-kit/errors";
import type * as v from "valibot";
import { UsageError } from "../errors.ts";
import { type Fault, faultOf } from "../market/toml.ts";
import { lineOf } from "./lines.ts";

/** Everything that is wrong with the keys of a file, a line each: `community.toml:12: tariff.retail_micro_per_kwh = 0.32: …`. */
export class CommunityFileError extends UsageError {
  readonly faults: readonly PlacedFault[];

  constructor(file: string, faults: readonly PlacedFault[]) {
    super(faults.map((fault) => inWords(file, fault)).join("\n"));
    this.faults = faults;
  }
}

export interface PlacedFault extends Fault {
  line: number | undefined;
}

function inWords(file: string, { line, key, value, reason }: PlacedFault): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${value === undefined ? key : `${key} = ${shown(value)}`}: ${reason}`;
}

export const placed = (fault: Fault, lines: ReadonlyMap<string, number>): PlacedFault => ({
  ...fault,
  line: lineOf(lines, fault.key),
});

/** What an issue of a schema is, with what may have been meant. */
export function helpfulFault(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): Fault {
  const fault = faultOf(issue);
  if (issue.type === "strict_object" && issue.expected === "never") {
    const meant = nearest(fault.key.split(/[.[]/).at(-1) ?? "", keysAt(schema, issue));
    return meant === undefined ? fault : { ...fault, reason: `${fault.reason}; is ${meant} meant?` };
  }
  const unit = unitOf(fault.key);
  const isOther =
    typeof fault.value === "string" || (typeof fault.value === "number" && !Number.isInteger(fault.value));
  return unit !== undefined && isOther ? { ...fault, reason: `${fault.reason}; ${unit}` } : fault;
}

const units: readonly [RegExp, string][] = [
  [/_micro_per_kwh$/, "prices are in millionths per kWh: 0.32 EUR are 320_000"],
  [/(_micro$|money_micro)/, "money is in millionths: 1 EUR is 1_000_000"],
  [/_wh$/, "energy is in Wh: 40 kWh are 40_000"],
  [/_w$/, "power is in W: 17 kW are 17_000"],
  [/_seconds$/, "times are in seconds: a quarter of an hour is 900"],
  [/_permille$/, "it is in thousandths: 1.5 is 1_500"],
];

const unitOf = (key: string): string | undefined => units.find(([suffix]) => suffix.test(key))?.[1];

interface Shape {
  entries?: Record<string, Shape>;
  wrapped?: Shape;
  item?: Shape;
}

/** The keys that the table has whose key an issue does not know. */
function keysAt(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): string[] {
  const path = (issue.path ?? []).slice(0, -1);
  const at = path.reduce<Shape | undefined>(
    (shape, { key }) => (typeof key === "number" ? bare(shape)?.item : bare(shape)?.entries?.[String(key)]),
    schema as Shape,
  );
  return Object.keys(bare(at)?.entries ?? {});
}

const bare = (shape: Shape | undefined): Shape | undefined =>
  shape?.wrapped === undefined ? shape : bare(shape.wrapped);

/** The key that has most words of another one, and at least half of them; of several the one that begins most like it. */
function nearest(key: string, known: string[]): string | undefined {
  const words = key.split("_");
  const alike = known
    .map((other) => ({ other, shared: other.split("_").filter((word) => words.includes(word)).length }))
    .filter(({ shared }) => shared * 2 >= words.length)
    .toSorted((one, two) => two.shared - one.shared || sharedStart(key, two.other) - sharedStart(key, one.other));
  return alike[0]?.other;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
