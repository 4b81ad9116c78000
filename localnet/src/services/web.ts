import { existsSync } from "node:fs";
import { ROW_SECONDS } from "../data/profile.ts";
import { MeterStore } from "../meters/store.ts";
import { project } from "../project.ts";
import { untilReady } from "../supervisor/ready.ts";
import { defineService, localUrl, nodeProcess, type Site } from "./service.ts";

/** The web app, with the dev wallet and the faucet. Without an indexer it shows what it can ask of the chain itself. */
export const web = defineService({
  name: "web",
  needs: ["deploy", "indexer", "notifier", "meters"],
  ports: { web: 3_000, webMetrics: 3_001 },
  url: ({ web: port }) => localUrl(port),
  async start(site, { web: port, webMetrics }) {
    site.onStep("web");
    return site.startChild(
      {
        ...nodeProcess(project.web, "--hostname", "127.0.0.1", "--port", String(port)),
        env: { ...environment(site), ...replay(site), WATTMESH_WEB_METRICS_PORT: String(webMetrics) },
      },
      (child) => untilReady(`${localUrl(port)}/ready`, child),
    );
  },
});

const environment = ({ state, community, urlOf }: Site) => ({
  NODE_ENV: "production" as const,
  NEXT_TELEMETRY_DISABLED: "1",
  WATTMESH_WEB_DEPLOYMENT: state.deployment,
  WATTMESH_WEB_RPC_URL: urlOf("chain") ?? "",
  WATTMESH_WEB_REST_URL: urlOf("rest") ?? "",
  WATTMESH_WEB_INDEXER_URL: urlOf("indexer") ?? "",
  WATTMESH_WEB_NOTIFIER_URL: urlOf("notifier") ?? "",
  WATTMESH_WEB_DEV_KEYS: state.keys,
  WATTMESH_WEB_DEV_METERS_URL: urlOf("meters") ?? "",
  WATTMESH_WEB_COMMUNITY_NAME: titled(community.name),
});

/** Which time of the data each slot shows; nothing where no meter of this localnet plays. */
function replay({ state, community }: Site): Record<string, string> {
  if (!existsSync(state.meterStore)) return {};
  const store = new MeterStore(state.meterStore, { readOnly: true });
  try {
    const parts = store.runs().map(({ slot, rows }) => `${slot}=${community.replayFrom + (rows - 1) * ROW_SECONDS}`);
    return parts.length === 0 ? {} : { WATTMESH_WEB_DEV_REPLAY: parts.join(",") };
  } finally {
    store.close();
  }
}

/** A community's name as people write it: `lindenhof` in topics is Lindenhof on the page. */
const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
