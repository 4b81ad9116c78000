// Written by codegen/ from contracts/manifest.json. Change the manifest, not this file.

import { type RegistryInstantiateMsg, registryInstantiateMsgToWire, type MeteringInstantiateMsg, meteringInstantiateMsgToWire, type TokenInstantiateMsg, tokenInstantiateMsgToWire, type GridInstantiateMsg, gridInstantiateMsgToWire, type TradingInstantiateMsg, tradingInstantiateMsgToWire, type BalancingInstantiateMsg, balancingInstantiateMsgToWire } from "./values.ts";

/** In the order in which contracts start. */
export const contractNames = ["registry","metering","token","grid","trading","balancing"] as const;
export type ContractName = (typeof contractNames)[number];

/** Addresses of the contracts. */
export interface Contracts {
  registry: string;
  metering: string;
  token: string;
  grid: string;
  trading: string;
  balancing: string;
}

/** Of a chain on which nothing is deployed yet. */
export const noContracts: Contracts = { registry: "", metering: "", token: "", grid: "", trading: "", balancing: "" };

/** What the clock calls, with the most gas of one call. */
export const clockContracts: { name: ContractName; gasLimit: bigint; gasShare: bigint }[] = [{ name: "trading", gasLimit: 3000000n, gasShare: 2000000n }, { name: "balancing", gasLimit: 2000000n, gasShare: 1000000n }];

/** What each contract starts with, but for the addresses of others. */
export interface InstantiateValues {
  registry: Omit<RegistryInstantiateMsg, "grid" | "metering">;
  metering: Omit<MeteringInstantiateMsg, "registry" | "grid">;
  token: Omit<TokenInstantiateMsg, "trading">;
  grid: Omit<GridInstantiateMsg, "trading" | "balancing">;
  trading: Omit<TradingInstantiateMsg, "registry" | "metering" | "grid" | "token">;
  balancing: Omit<BalancingInstantiateMsg, "grid" | "metering">;
}

/** The messages with which contracts start at these addresses. */
export const instantiateMessages = (values: InstantiateValues, contracts: Contracts): Record<ContractName, object> => ({
  registry: registryInstantiateMsgToWire({ ...values.registry, grid: contracts.grid, metering: contracts.metering }),
  metering: meteringInstantiateMsgToWire({ ...values.metering, registry: contracts.registry, grid: contracts.grid }),
  token: tokenInstantiateMsgToWire({ ...values.token, trading: contracts.trading }),
  grid: gridInstantiateMsgToWire({ ...values.grid, trading: contracts.trading, balancing: contracts.balancing }),
  trading: tradingInstantiateMsgToWire({ ...values.trading, registry: contracts.registry, metering: contracts.metering, grid: contracts.grid, token: contracts.token }),
  balancing: balancingInstantiateMsgToWire({ ...values.balancing, grid: contracts.grid, metering: contracts.metering }),
});
