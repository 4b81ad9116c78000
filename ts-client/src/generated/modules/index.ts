export * from "./clock.ts";
export * from "./lanes.ts";
export * from "./poa.ts";
