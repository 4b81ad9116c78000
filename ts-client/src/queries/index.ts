export * from "../generated/queries/index.ts";
export * from "./bank/getCoinBalance.ts";
export * from "./feegrant/getFeeGranters.ts";
export { type Coverage, covered, getCoverage } from "./getCoverage.ts";
export { latestRule } from "./latestRule.ts";
