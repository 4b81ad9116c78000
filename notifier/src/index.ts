// What the package is to programs; the command is `main.ts`.

export { run } from "./commands/run.ts";
export { type Config, loadConfig } from "./config.ts";
