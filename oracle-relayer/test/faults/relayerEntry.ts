// A relayer as the product starts it, with fail points between its parts and a clock that can be set.

import { parseArgs } from "node:util";
import { runCommand } from "@wattmesh/service-kit/command";
import { run } from "../../src/commands/run.ts";
import { loadConfig } from "../../src/config.ts";
import { takeLease } from "../../src/lease.ts";
import type { RelayerDependencies } from "../../src/relayer.ts";
import { withFailPoints } from "./failPoints.ts";

const { values } = parseArgs({
  options: {
    config: { type: "string" },
    /** The name of a fail point. */
    "die-at": { type: "string" },
    /** How often it is passed before. */
    "die-after": { type: "string", default: "0" },
    /** As if it ran on a machine of its own, where no lease keeps it from a key. */
    "other-machine": { type: "boolean", default: false },
    /** How far this process's clock is ahead. */
    "clock-ms": { type: "string", default: "0" },
  },
});

let passes = Number(values["die-after"]);
let clockMs = Number(values["clock-ms"]);

/** What the test says while it runs. */
process.on("message", (said: { clockMs: number }) => {
  clockMs = said.clockMs;
});

function reach(point: string): void {
  if (point !== values["die-at"]) return;
  if (passes === 0) process.kill(process.pid, "SIGKILL");
  passes -= 1;
}

const compose = (parts: RelayerDependencies): RelayerDependencies => ({
  ...withFailPoints(parts, reach),
  time: { ...parts.time, now: () => parts.time.now() + clockMs },
});

await runCommand("wattmesh-relayer", async () => {
  const lease = values["other-machine"] ? async () => ({ release: () => {} }) : takeLease;
  process.exit(await run(loadConfig(values.config, {}), { takeLease: lease, compose }));
});
