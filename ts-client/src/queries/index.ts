export * from "../generated/queries/index.ts";
export * from "./bank/getCoinBalance.ts";
export * from "./feegrant/getFeeGranters.ts";
export { latestRule } from "./latestRule.ts";
