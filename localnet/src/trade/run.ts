// The agents' process: `node run.ts --agents FILE --fleet FILE --data FOLDER --store FILE --deployment FILE`.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createClient, parseJson, readDeployment } from "@wattmesh/client";
import { runCommand } from "@wattmesh/service-kit/command";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { readFleet } from "../meters/fleet.ts";
import { MeterStore } from "../meters/store.ts";
import { readAgents } from "./agents.ts";
import { loadTraders } from "./loadTraders.ts";
import { tradeOn } from "./tradeOn.ts";

const { values } = parseArgs({
  options: {
    agents: { type: "string" },
    fleet: { type: "string" },
    data: { type: "string" },
    store: { type: "string" },
    deployment: { type: "string" },
  },
});
const { agents: agentsFile, fleet: fleetFile, data, store: storeFile, deployment: deploymentFile } = values;
if (!agentsFile || !fleetFile || !data || !storeFile || !deploymentFile)
  throw new Error("usage: run.ts --agents FILE --fleet FILE --data FOLDER --store FILE --deployment FILE");

const stop = new AbortController();
void untilStopSignal().then(() => stop.abort());
// Without the localnet there is nobody to trade for.
process.on("disconnect", () => stop.abort());

await runCommand("agents", async () => {
  const agents = await readAgents(agentsFile);
  const traders = await loadTraders(agents, await readFleet(fleetFile), data);
  const client = createClient(readDeployment(parseJson(await readFile(deploymentFile))));
  const store = new MeterStore(storeFile, { readOnly: true });
  console.log(`${traders.length} agents trade ${agents.slotsAhead} slots ahead`);
  process.send?.({ ready: true });
  await tradeOn({ client, agents, traders, store, signal: stop.signal });
  store.close();
  process.disconnect?.();
});
