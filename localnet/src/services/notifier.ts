import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { promisify } from "node:util";
import { stringify } from "smol-toml";
import { project } from "../project.ts";
import { type StateFolder, writeWhole } from "../state.ts";
import { untilReady } from "../supervisor/ready.ts";
import { defineService, localUrl, nodeProcess } from "./service.ts";

/** Wakes browsers when there are news, by keys of this localnet. Browsers' own push services are reached only from a machine with Internet. */
export const notifier = defineService({
  name: "notifier",
  needs: ["deploy", "indexer"],
  ports: { notifier: 9_468 },
  url: ({ notifier: port }) => localUrl(port),
  async start({ state, urlOf, onStep, startChild }, { notifier: port }) {
    onStep("notifier");
    if (!existsSync(state.notifierKeys)) await makeKeys(state);
    await writeWhole(state.notifierConfig, configFile(state, urlOf("indexer") ?? "", port));
    return startChild(nodeProcess(project.notifier, "run", "--config", state.notifierConfig), (child) =>
      untilReady(`${localUrl(port)}/health`, child),
    );
  },
});

const makeKeys = ({ notifierKeys }: StateFolder) =>
  promisify(execFile)(process.execPath, [project.notifier, "keys", "generate", notifierKeys]);

function configFile(state: StateFolder, indexerUrl: string, port: number): string {
  const near = (path: string): string => relative(dirname(state.notifierConfig), path);
  return stringify({
    deployment: near(state.deployment),
    keys_file: near(state.notifierKeys),
    contact: "https://wattmesh.invalid/",
    indexer: { url: indexerUrl, refresh_seconds: 30 },
    store: { path: near(state.notifierStore) },
    push: { at_most_every_seconds: 5 },
    http: { port, requests_per_minute: 1_000, trusted_proxies: ["127.0.0.1"] },
  });
}
