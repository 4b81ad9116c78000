// What a program of one's own can do with a relayer. Most run the command instead.

export { examine } from "./commands/doctor.ts";
export type { Finding } from "./commands/finding.ts";
export { run } from "./commands/run.ts";
export { readStatus, type Status } from "./commands/status.ts";
export { type Config, loadConfig } from "./config.ts";
