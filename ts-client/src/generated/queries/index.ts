export * from "./registry.ts";
export * from "./metering.ts";
export * from "./token.ts";
export * from "./grid.ts";
export * from "./trading.ts";
export * from "./balancing.ts";
