import { keepFact, keepFacts } from "../../db/facts.ts";
import type { Handlers } from "../handler.ts";

export const communityHandlers = {
  "registry.registry_started": (_, { attributes }, { changes }) => keepFacts(changes, "registry", attributes),
  "registry.metering_set": (_, { attributes }, { changes }) => keepFacts(changes, "registry", attributes),
  "registry.point_terms_set": (_, { attributes }, { changes }) => keepFacts(changes, "points", attributes),
  "metering.metering_started": (_, { attributes }, { changes }) => keepFacts(changes, "metering", attributes),
  "token.token_started": (_, { attributes }, { changes }) => keepFacts(changes, "token", attributes),
  "grid.grid_started": (_, { attributes }, { changes }) => keepFacts(changes, "grid", attributes),
  "grid.tariff_notice_set": (_, { attributes }, { changes }) => keepFacts(changes, "grid", attributes),
  "grid.balancing_named": (_, { attributes }, { changes }) => keepFacts(changes, "grid", attributes),
  "trading.trading_started": (_, { attributes }, { changes }) => keepFacts(changes, "trading", attributes),
  "trading.work_bound_set": ({ pointsPerTick }, _, { changes }) => keepFact(changes, "points_per_tick", pointsPerTick),
  "trading.forward_params_set": (_, { attributes: { params = null } }, { changes }) =>
    keepFact(changes, "forward_params", params),
  "trading.pricing_set": (_, { attributes: { pricing = null } }, { changes }) => keepFact(changes, "pricing", pricing),
  "trading.money_params_set": (_, { attributes }, { changes }) => keepFacts(changes, "money", attributes),
  "trading.withdrawals_paused": (_, { attributes }, { changes }) => keepFact(changes, "pause", attributes),
  "trading.resumption_backed": ({ resumed }, _, { changes }) => {
    if (resumed) keepFact(changes, "pause", null);
  },
  "trading.utility_short": (_, { attributes }, { changes }) => keepFact(changes, "utility_short", attributes),
  "trading.oracle_set": (_, { attributes: { oracle = null } }, { changes }) => keepFact(changes, "oracle", oracle),
} satisfies Partial<Handlers>;
