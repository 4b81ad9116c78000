// What the package is to programs; the command is `main.ts`.

export type { Line } from "./checks/feederDiffers.ts";
export { findAll } from "./checks/findAll.ts";
export type { Finding, FindingKind, Point, SlotEnergy, Window } from "./checks/window.ts";
export { type Look, lookOnce } from "./commands/look.ts";
export { type Held, listQuarantine, release } from "./commands/quarantine.ts";
export { run } from "./commands/run.ts";
export { type Config, loadConfig } from "./config.ts";
