// What a program of one's own can do for a community. Most run the command instead.

export { type ApplyOptions, apply, upgrade } from "./commands/apply.ts";
export { type GenesisOptions, genesis } from "./commands/genesis.ts";
export { type InitOptions, init } from "./commands/init.ts";
export type { CommandOptions } from "./commands/look.ts";
export { printPlan } from "./commands/plan.ts";
export { readStatus, type Status, statusLines } from "./commands/status.ts";
export { readCommunity } from "./community/read.ts";
export { UsageError } from "./errors.ts";
