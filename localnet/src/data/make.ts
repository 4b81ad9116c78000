import { parseArgs } from "node:util";
import { wantedBy } from "../appliances/appliances.ts";
import { UsageError } from "../errors.ts";
import type { Converted } from "./convert.ts";
import { plotOf } from "./plot.ts";
import { formatProfile, isoTime, lastStart, ROW_SECONDS } from "./profile.ts";
import { formatYear, yearOf } from "./read/year.ts";

const options = {
  car: { type: "string" },
  "km-a-year": { type: "string", default: "12320" },
  "heat-pump": { type: "string" },
  "kwh-a-year": { type: "string", default: "4290" },
  household: { type: "string", default: "" },
  seed: { type: "string", default: "0" },
  from: { type: "string", default: "2021-02-14T23:00:00Z" },
  days: { type: "string", default: "42" },
  output: { type: "string", short: "o" },
  plot: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export const help = `wattmesh-data make [OPTIONS]

Makes the load of a car that is charged at home, of a heat pump, or of both, in the form that convert writes: the same for the same seed and
household, on every machine. What it is made of, and after what, says docs/operators/tight-street.md.

  --car W              the most that the car's charger draws
  --km-a-year KM       what the car drives (default: 12320)
  --heat-pump W        the most that the heat pump draws
  --kwh-a-year KWH     what the heat pump draws in a usual year (default: 4290)
  --household NAME     whose (default: nobody's)
  --seed N             of the days and of the weather (default: 0)
  --from TIME          the beginning of the first quarter of an hour, with its offset (default: 2021-02-14T23:00:00Z)
  --days N             how many, 1 to 366 (default: 42)
  -o, --output FILE    where to write; without it, to standard output
  --plot FILE          draw there, as SVG, what was made: all of it, and its mean day
  -h, --help           this text
`;

const ROWS_A_DAY = 86_400 / ROW_SECONDS;
const NANO_W_A_WH = 4_000_000_000n;

/** What `wattmesh-data make` answers to its arguments. Throws a `UsageError` for what it does not know. */
export function make(args: string[]): Converted {
  const { values, positionals } = parsed(args);
  if (values.help) return { text: help };
  if (positionals.length > 1)
    throw new UsageError(`wanted is "make" alone, not "${positionals.join(" ")}"; --help shows how`);
  const powerOf = (name: "car" | "heat-pump") =>
    values[name] === undefined ? undefined : whole(name, values[name], 100, 50_000);
  const [carW, heatPumpW] = [powerOf("car"), powerOf("heat-pump")];
  if (carW === undefined && heatPumpW === undefined)
    throw new UsageError("nothing to make: say --car, --heat-pump or both; --help shows how");
  const start = startOf(values.from);
  const rows = whole("days", values.days, 1, 366) * ROWS_A_DAY;
  const { carWh, heatPumpWh } = wantedBy(
    {
      seed: whole("seed", values.seed, 0, 0xffff_ffff),
      household: values.household,
      ...(carW !== undefined && {
        car: { powerW: carW, kmAYear: whole("km-a-year", values["km-a-year"], 1, 100_000) },
      }),
      ...(heatPumpW !== undefined && {
        heatPump: { powerW: heatPumpW, kwhAYear: whole("kwh-a-year", values["kwh-a-year"], 1, 50_000) },
      }),
    },
    { start, rows },
  );
  const nano = carWh.map((wh, row) => BigInt(wh + (heatPumpWh[row] ?? 0)) * NANO_W_A_WH);
  const series = { start, nano };
  const [from, to] = [start, lastStart(series)].map(isoTime);
  const summary = `${rows} quarters of an hour from ${from} to ${to}; ${formatYear(yearOf(nano))} a year at this rate`;
  const plot =
    values.plot === undefined
      ? undefined
      : { file: values.plot, svg: plotOf(series, "load", values.household || "made", summary) };
  return { text: formatProfile(series, "load"), summary, output: values.output, plot };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". To specify")[0]}; --help shows what there is`);
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new UsageError(`--${name} "${text}" is no whole number from ${least} to ${most}`);
  return number;
}

function startOf(text: string): number {
  const seconds = Date.parse(text) / 1000;
  const hasOffset = /T.*(Z|[+-]\d\d:?\d\d)$/.test(text);
  if (!hasOffset || !Number.isInteger(seconds / ROW_SECONDS))
    throw new UsageError(
      `--from "${text}" is no beginning of a quarter of an hour with its offset, like 2021-02-14T23:00:00Z`,
    );
  return seconds;
}
