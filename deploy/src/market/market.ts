import type { ForwardParams, Line, MoneyParams, Pricing, Tariff } from "@wattmesh/client";

/** On which terms a community trades, and on which grid: what its file says of it, whoever takes part. */
export interface Market {
  slotSeconds: number;
  graceSeconds: number;
  priceTickMicroPerKwh: number;
  tariff: Tariff;
  forward: ForwardParams;
  /** By the clocks of Central Europe; the peak is on every day. */
  pricing: Pricing;
  money: MoneyParams;
  carbon: { gridGPerKwh: number; solarGPerKwh: number };
  /** A parent comes before its children; the first is the root. The zone's id on the chain is its place here. */
  zones: Zone[];
}

export interface Zone {
  name: string;
  /** Place of the parent in the list; the root has none. */
  parent?: number;
  line?: Line;
  storageCapacityWh: bigint;
}
