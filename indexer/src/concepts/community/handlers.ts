import { keepFact, keepFacts } from "../../db/facts.ts";
import type { Handlers } from "../handler.ts";

export const communityHandlers = {
  "registry.registry_started": (_, { attributes }, { changes }) => keepFacts(changes, "registry", attributes),
  "registry.grid_linked": ({ grid }, _, { changes }) => keepFact(changes, "registry_grid", grid),
  "metering.metering_started": (_, { attributes }, { changes }) => keepFacts(changes, "metering", attributes),
  "token.token_started": (_, { attributes }, { changes }) => keepFacts(changes, "token", attributes),
  "token.trading_linked": ({ trading }, _, { changes }) => keepFact(changes, "token_trading", trading),
  "grid.grid_started": (_, { attributes }, { changes }) => keepFacts(changes, "grid", attributes),
  "grid.trading_linked": ({ trading }, _, { changes }) => keepFact(changes, "grid_trading", trading),
  "trading.trading_started": (_, { attributes }, { changes }) => keepFacts(changes, "trading", attributes),
  "trading.work_bound_set": ({ pointsPerTick }, _, { changes }) =>
    keepFact(changes, "points_per_tick", String(pointsPerTick)),
  "trading.forward_params_set": (_, { attributes: { params = "" } }, { changes }) =>
    keepFact(changes, "forward_params", params),
  "trading.pricing_set": (_, { attributes: { pricing = "" } }, { changes }) => keepFact(changes, "pricing", pricing),
  "trading.oracle_set": ({ oracle = "" }, _, { changes }) => keepFact(changes, "oracle", oracle),
} satisfies Partial<Handlers>;
