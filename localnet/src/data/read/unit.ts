import { type Unit, unitIn, units } from "../../../../devices/src/index.ts";

export { type Unit, unitIn, units };

/** A load is in W once it is read; a PV profile is per unit of the peak power. */
export type Kind = "load" | "pv";

export const unitsOf: Record<Kind, readonly Unit[]> = { load: ["W", "kW", "Wh", "kWh"], pv: ["per_unit", "percent"] };

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
