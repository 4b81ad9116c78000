/** What a number of a profile is, for as long as its row lasts: mean power, energy, or power per unit of peak power. */
export const units = ["W", "kW", "Wh", "kWh", "per_unit", "percent"] as const;
export type Unit = (typeof units)[number];

const words: Record<string, Unit> = {
  w: "W",
  watt: "W",
  watts: "W",
  kw: "kW",
  kilowatt: "kW",
  wh: "Wh",
  kwh: "kWh",
  pu: "per_unit",
  "%": "percent",
  percent: "percent",
};

/** The unit that a column's name holds: `power_w`, `Verbrauch [kWh]`, `per_unit`. */
export function unitIn(column: string): Unit | undefined {
  const name = column.toLowerCase();
  if (/per[ _-]unit|p\.u\./.test(name)) return "per_unit";
  // Energy per hour is power.
  if (/\b(k?w)h\s*\/\s*h\b/.test(name)) return name.includes("kwh") ? "kW" : "W";
  return name
    .split(/[\s_()[\]{}/,;:.-]+/)
    .map((word) => words[word])
    .find((unit) => unit !== undefined);
}
