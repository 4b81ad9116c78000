import { dirname, relative } from "node:path";
import { stringify } from "smol-toml";
import { project } from "../project.ts";
import { type StateFolder, writeWhole } from "../state.ts";
import { untilReady } from "../supervisor/ready.ts";
import { defineService, localUrl, nodeProcess } from "./service.ts";

/** Of events, and of orders that are over: 720 slots of ten seconds. */
export const KEEP_HOURS = 2;

/** The indexer, up when it answers: it may have many blocks to catch up with. */
export const indexer = defineService({
  name: "indexer",
  needs: ["deploy"],
  ports: { indexer: 9_470 },
  url: ({ indexer: port }) => localUrl(port),
  async start({ state, onStep, startChild }, { indexer: port }) {
    onStep("indexer");
    await writeWhole(state.indexerConfig, configFile(state, port));
    return startChild(nodeProcess(project.indexer, "run", "--config", state.indexerConfig), (child) =>
      untilReady(`${localUrl(port)}/health`, child),
    );
  },
});

/** Pages from anywhere may read it: a localnet listens on this machine only. */
function configFile(state: StateFolder, port: number): string {
  const near = (path: string): string => relative(dirname(state.indexerConfig), path);
  return stringify({
    deployment: near(state.deployment),
    database: { path: near(state.indexerDatabase), keep_hours: KEEP_HOURS },
    chain: { poll_ms: 100, audit_seconds: 5 },
    http: { port, cors_origins: ["*"], requests_per_minute: 1_000_000 },
  });
}
