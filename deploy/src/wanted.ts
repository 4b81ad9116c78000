import type { PointTerms } from "@wattmesh/client";
import type { Market } from "./market/market.ts";

/** What a community is to be on its chain, whoever says so: an operator's `community.toml`, or a localnet. */
export interface Wanted {
  /** The coin that accounts are kept in, and the one that fees are paid in. */
  denom: string;
  feeDenom: string;
  market: Market;
  /** The operator of each zone of the market; the first one's sets tariffs and adds zones below it. */
  zoneOperators: string[];
  accounts: Roles;
  admission: { verifiers: string[]; threshold: number };
  terms: Terms;
  /** What gas costs, and who does not pay it; without it transactions are free, or whatever the chain says now. */
  fees?: Fees;
  /** The validator set; without it whatever the chain says now. */
  validators?: Validator[];
}

/** Who does what, by address. */
export interface Roles {
  /** Governs the chain and administers the contracts. */
  authority: string;
  utility: string;
  /** Earns the trading fee, and pays everybody's fees. */
  community: string;
  /** Their transactions of readings are put into the half of every block that is kept for them. */
  relayers: string[];
}

/** What contracts start with besides the market. */
export interface Terms {
  points: Omit<PointTerms, "slotSeconds">;
  /** An undecided proposal of verifiers expires after so long. */
  proposalSeconds: bigint;
  /** Metering points summed or settled in one block, at most. */
  pointsPerTick: number;
  /** How far a meter's clock may be ahead of the last block's time. */
  maxClockSkewSeconds: number;
  /** Slots whose energies and results the chain keeps. */
  keepSlots: number;
  /** Seconds of consumption that a slot's reading stands for: its length, but where a localnet replays faster. */
  meteredSecondsPerSlot: number;
}

export interface Fees {
  /** Per unit of gas, in the fee coin: a decimal number. */
  gasPrice: string;
  /** Gas that the community pays for a member, and for a relayer, in 24 hours. */
  memberGasPerDay: bigint;
  relayerGasPerDay: bigint;
}

export interface Validator {
  moniker: string;
  /** ed25519, 32 bytes. */
  pubKey: Uint8Array;
  power: bigint;
}
