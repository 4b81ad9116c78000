import type { KeyType, MoneyParams, Rule, Source } from "@wattmesh/client";
import type { Market } from "../../../deploy/src/market/market.ts";
import type { Appliances } from "../appliances/appliances.ts";
import type { Style } from "../trade/strategy.ts";

/** A neighbourhood as `community.toml` describes it: who lives where, with which meter, panels and rule, and on which terms. */
export interface Community extends Market {
  /** Stands in MQTT topics. */
  name: string;
  /** Unix seconds of the data row that the first slot replays. */
  replayFrom: number;
  /** How the agents of households trade, and the limits that their owners set them. */
  agents: { slotsAhead: number; spreadMicroPerKwh: number; slotEnergyWh: bigint };
  /** How coins leave accounts, and what the utility and the grid's operator, who stands in for it on islands, pay in. */
  money: MoneyParams & { utilityDepositMicro: bigint };
  admission: { verifiers: number; threshold: number };
  households: Household[];
}

/** One household with one metering point. */
export interface Household {
  name: string;
  /** Place of its zone in the list. */
  zone: number;
  loadFile: string;
  /** Weeks of its load's file are taken so many later. */
  loadWeeksLater?: number;
  /** Made by the community's seed, and drawn on top of the file. */
  appliances?: Appliances;
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
