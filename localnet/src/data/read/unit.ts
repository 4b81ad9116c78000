/** What a number of a profile is, for as long as its row lasts: mean power, energy, or power per unit of peak power. */
export const units = ["W", "kW", "Wh", "kWh", "per_unit", "percent"] as const;
export type Unit = (typeof units)[number];

/** A load is in W once it is read; a PV profile is per unit of the peak power. */
export type Kind = "load" | "pv";

export const unitsOf: Record<Kind, readonly Unit[]> = { load: ["W", "kW", "Wh", "kWh"], pv: ["per_unit", "percent"] };

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

/** A number in a unit × `factor` × 10^`exponent` is in W, or per unit of peak power. */
export function scaleOf(unit: Unit, rowSeconds: number): { factor: bigint; exponent: number } {
  const rowsPerHour = BigInt(3600 / rowSeconds);
  switch (unit) {
    case "W":
    case "per_unit":
      return { factor: 1n, exponent: 0 };
    case "kW":
      return { factor: 1n, exponent: 3 };
    case "Wh":
      return { factor: rowsPerHour, exponent: 0 };
    case "kWh":
      return { factor: rowsPerHour, exponent: 3 };
    case "percent":
      return { factor: 1n, exponent: -2 };
  }
}
