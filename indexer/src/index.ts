// What a program of one's own can do with an indexer. Most run the command instead.

export { describeApi } from "./commands/openapi.ts";
export { reindex } from "./commands/reindex.ts";
export { run } from "./commands/run.ts";
export { readStatus } from "./commands/status.ts";
export { type Config, loadConfig } from "./config.ts";
