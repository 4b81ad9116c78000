import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { openProbeServer } from "@wattmesh/service-kit/probes";
import next from "next";
import { serverConfig } from "./lib/server/config.ts";
import { checkHeaders } from "./lib/server/door.ts";
import { isReady } from "./lib/server/ready.ts";
import { openMetrics } from "./metrics.ts";

// The web server: what `next start` does, or with --dev `next dev`, behind a door that knows who asks.

const REQUEST_TIMEOUT_MS = 30_000;
const WRONG_CONFIG = 2;

const { values } = parseArgs({
  options: {
    hostname: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "3000" },
    dev: { type: "boolean", default: false },
  },
});
const { hostname, dev } = values;
const port = Number(values.port);
const { proxies, metricsHost, metricsPort } = serverConfig();
const metrics = openMetrics(isReady);

const app = next({ dir: import.meta.dirname, hostname, port, dev });
await app.prepare();
const answer = app.getRequestHandler();
const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
  metrics.began(request, response);
  checkHeaders(request, proxies);
  void answer(request, response);
});
// Next keeps a process alive whatever was thrown in it, also one that serves nobody.
server.once("error", ({ message }) => {
  console.error(`--port ${values.port}: ${message}`);
  process.exit(WRONG_CONFIG);
});
// Apart from the pages, which are for the world: who watches this server is its operator.
if (metricsPort !== undefined) {
  const probes = { troubles: metrics.troubles, metrics: metrics.text };
  await openProbeServer(metricsHost, metricsPort, probes).catch(() => {
    console.error(`WATTMESH_WEB_METRICS_PORT ${metricsPort}: cannot be listened at on ${metricsHost}`);
    process.exit(WRONG_CONFIG);
  });
}
server.listen(port, hostname, () => console.log(`ready at http://${hostname}:${port}`));

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
