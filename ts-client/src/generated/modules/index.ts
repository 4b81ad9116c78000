export * from "./clock.ts";
export * from "./poa.ts";
