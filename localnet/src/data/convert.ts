import { basename } from "node:path";
import { parseArgs } from "node:util";
import { UsageError } from "../errors.ts";
import { plotOf } from "./plot.ts";
import { formatProfile, isoTime, lastStart, readProfile } from "./profile.ts";
import type { Hints } from "./read/series.ts";
import { type Kind, units } from "./read/unit.ts";
import { formatYear, yearOf } from "./read/year.ts";

const options = {
  pv: { type: "boolean" },
  unit: { type: "string" },
  column: { type: "string" },
  "time-zone": { type: "string" },
  "decimal-mark": { type: "string" },
  output: { type: "string", short: "o" },
  plot: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export const help = `wattmesh-data convert FILE [OPTIONS]

Reads a load profile as people have it, and writes it in the form that needs no guess: quarters of an hour in Unix seconds, with their mean
power in W. The localnet reads the same files; here you can say what a file does not. wattmesh-data make --help: loads of cars and heat pumps.

  --unit UNIT          of the values: ${units.join(", ")}; Wh and kWh are for each row
  --column NAME        the column of the values, where there are several
  --time-zone ZONE     of times without an offset, like Europe/Berlin
  --decimal-mark MARK  . or ,
  --pv                 a profile of panels: power per unit of their peak power
  -o, --output FILE    where to write; without it, to standard output
  --plot FILE          draw there, as SVG, what was read: all of it, and its mean day
  -h, --help           this text
`;

export interface Converted {
  text: string;
  /** What was read, in a line. */
  summary?: string;
  /** The file that the text belongs in. */
  output?: string | undefined;
  /** A picture of what was read, and the file that it belongs in. */
  plot?: { readonly file: string; readonly svg: string } | undefined;
}

/** What `wattmesh-data` answers to its arguments. Throws a `UsageError` for what it does not know, a `ProfileError` for what it cannot read. */
export async function convert(args: string[]): Promise<Converted> {
  const { values, positionals } = parsed(args);
  if (values.help) return { text: help };
  const [command, file, ...others] = positionals;
  if (command !== "convert" || file === undefined || others.length > 0)
    throw new UsageError(`wanted is "convert" and one file, not "${positionals.join(" ")}"; --help shows how`);
  const kind: Kind = values.pv ? "pv" : "load";
  const hints: Hints = {
    unit: oneOf("unit", values.unit, units),
    column: values.column,
    timeZone: values["time-zone"],
    decimalMark: oneOf("decimal-mark", values["decimal-mark"], [".", ","]),
  };
  const profile = await readProfile(file, kind, hints);
  const [from, to] = [profile.start, lastStart(profile)].map(isoTime);
  const year = kind === "load" ? `; ${formatYear(yearOf(profile.nano))} a year` : "";
  const summary = `${profile.nano.length} quarters of an hour from ${from} to ${to}${year}`;
  const plot =
    values.plot === undefined ? undefined : { file: values.plot, svg: plotOf(profile, kind, basename(file), summary) };
  return { text: formatProfile(profile, kind), summary, output: values.output, plot };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". To specify")[0]}; --help shows what there is`);
  }
}

function oneOf<Word extends string>(name: string, text: string | undefined, words: readonly Word[]): Word | undefined {
  if (text === undefined) return undefined;
  const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new UsageError(`--${name} "${text}" is none of ${words.join(" ")}`);
  return found;
}
