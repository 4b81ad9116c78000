import type {
  ForwardParams,
  KeyType,
  Line,
  MoneyParams,
  Pricing,
  Rule,
  Source,
  Tariff,
  Window,
} from "@wattmesh/client";
import type { Style } from "../trade/strategy.ts";

/** A neighbourhood as `community.toml` describes it: who lives where, with which meter, panels and rule, and on which terms. */
export interface Community {
  /** Stands in MQTT topics. */
  name: string;
  slotSeconds: number;
  graceSeconds: number;
  priceTickMicroPerKwh: number;
  /** Unix seconds of the data row that the first slot replays. */
  replayFrom: number;
  tariff: Tariff;
  forward: Pick<
    ForwardParams,
    "horizonSlots" | "minEnergyWh" | "openOrdersPerPoint" | "orderDepositMicro" | "ordersPerMessage"
  >;
  /** The time zone is that of Central Europe, and the peak is on every day. */
  pricing: Omit<Pricing, "timeOfUse"> & { peak: Omit<Window, "weekdays"> };
  /** How the agents of households trade, and the limits that their owners set them. */
  agents: { slotsAhead: number; spreadMicroPerKwh: number; slotEnergyWh: bigint };
  /** How coins leave accounts, and what the utility and the grid's operator, who stands in for it on islands, pay in. */
  money: MoneyParams & { utilityDepositMicro: bigint };
  admission: { verifiers: number; threshold: number };
  carbon: { gridGPerKwh: number; solarGPerKwh: number };
  /** A parent comes before its children; the first is the root. The zone's id on the chain is its place here. */
  zones: Zone[];
  households: Household[];
}

export interface Zone {
  name: string;
  /** Place of the parent in the list; the root has none. */
  parent?: number;
  line?: Line;
  storageCapacityWh: bigint;
}

/** One household with one metering point. */
export interface Household {
  name: string;
  /** Place of its zone in the list. */
  zone: number;
  loadFile: string;
  pv?: { profileFile: string; peakW: number };
  keyType: KeyType;
  connectionW: number;
  /** Without one, the market's default holds: sell at feed-in or above, buy at retail or below. */
  rule?: Rule;
  /** How its agent trades forward; without one it has no agent. */
  strategy?: Style;
  depositMicro: bigint;
  creditMicro: bigint;
}

/** The most that a household feeds in: its panels' peak, as far as its connection lets it through. */
export const inverterOf = ({ pv, connectionW }: Household): number => Math.min(pv?.peakW ?? 0, connectionW);

/** Where a household's export comes from. */
export const sourceOf = (household: Household): Source => (household.pv === undefined ? "none" : "solar");
