import { formatDecimal, parseDecimal } from "./decimal.ts";

/** Wh as kWh: `1500n` is `"1.500"`. */
export const formatKwh = (energyWh: bigint): string => formatDecimal(energyWh, 3);

/** kWh as Wh; refuses fractions of a Wh. */
export const parseKwh = (kwh: string): bigint => parseDecimal(kwh, 3);
