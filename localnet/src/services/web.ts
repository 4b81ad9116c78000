import { project } from "../project.ts";
import { untilReady } from "../supervisor/ready.ts";
import { defineService, localUrl, nodeProcess, type Site } from "./service.ts";

/** The web app, with the dev wallet and the faucet. Without an indexer it shows what it can ask of the chain itself. */
export const web = defineService({
  name: "web",
  needs: ["deploy", "indexer"],
  ports: { web: 3_000, webMetrics: 3_001 },
  url: ({ web: port }) => localUrl(port),
  async start(site, { web: port, webMetrics }) {
    site.onStep("web");
    return site.startChild(
      {
        ...nodeProcess(project.web, "--hostname", "127.0.0.1", "--port", String(port)),
        env: { ...environment(site), WATTMESH_WEB_METRICS_PORT: String(webMetrics) },
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
  WATTMESH_WEB_DEV_KEYS: state.keys,
  WATTMESH_WEB_DEV_METERS_URL: urlOf("meters") ?? "",
  WATTMESH_WEB_COMMUNITY_NAME: titled(community.name),
});

/** A community's name as people write it: `lindenhof` in topics is Lindenhof on the page. */
const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
