import { dirname, relative } from "node:path";
import { stringify } from "smol-toml";
import { keyFile } from "../keys.ts";
import { project } from "../project.ts";
import { writeWhole } from "../state.ts";
import { untilReady } from "../supervisor/ready.ts";
import { defineService, localUrl, nodeProcess, type Site } from "./service.ts";

/** The oracle relayer, ready when it says so. */
export const relayer = defineService({
  name: "relayer",
  needs: ["deploy", "broker"],
  ports: { relayer: 9_464 },
  url: ({ relayer: port }) => localUrl(port),
  async start(site, { relayer: port }) {
    site.onStep("relayer");
    const { relayerConfig } = site.state;
    await writeWhole(relayerConfig, configFile(site, port));
    return site.startChild(nodeProcess(project.relayer, "run", "--config", relayerConfig), (child) =>
      untilReady(`${localUrl(port)}/ready`, child),
    );
  },
});

function configFile({ state, community, urlOf, brokerProtocol }: Site, port: number): string {
  const near = (path: string): string => relative(dirname(state.relayerConfig), path);
  return stringify({
    community: community.name,
    deployment: near(state.deployment),
    key_file: near(keyFile(state, "relayer")),
    mqtt: { url: urlOf("broker") ?? "", protocol: brokerProtocol },
    store: { path: near(state.relayerStore) },
    chain: { poll_ms: 100 },
    http: { port },
  });
}
