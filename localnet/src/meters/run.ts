// The meters' process: `node run.ts --fleet FILE --devices FILE --data FOLDER --broker URL --store FILE --deployment FILE --port N`.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createClient, getParticipant, parseJson, readDeployment } from "@wattmesh/client";
import { runCommand } from "@wattmesh/service-kit/command";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { openDeviceApi } from "./deviceApi.ts";
import { Devices, type Registry } from "./devices.ts";
import { readFleet } from "./fleet.ts";
import { loadMeters } from "./meter.ts";
import { newcomers, registrationOf } from "./newcomers.ts";
import { play } from "./play.ts";
import { MeterStore } from "./store.ts";

const { values } = parseArgs({
  options: {
    fleet: { type: "string" },
    devices: { type: "string" },
    data: { type: "string" },
    broker: { type: "string" },
    store: { type: "string" },
    deployment: { type: "string" },
    port: { type: "string" },
  },
});
const { fleet: fleetFile, devices: devicesFile, data, broker, store: storeFile, deployment: deploymentFile } = values;
const port = Number(values.port);
if (!fleetFile || !devicesFile || !data || !broker || !storeFile || !deploymentFile || !isPort(port)) {
  throw new Error(
    "usage: run.ts --fleet FILE --devices FILE --data FOLDER --broker URL --store FILE --deployment FILE --port N",
  );
}

const stop = new AbortController();
void untilStopSignal().then(() => stop.abort());
// Without the localnet there is nobody to read for.
process.on("disconnect", () => stop.abort());

await runCommand("meters", async () => {
  const fleet = await readFleet(fleetFile);
  const devices = await Devices.open(devicesFile, fleet.chainId);
  const meters = await loadMeters({ ...fleet, meters: [...fleet.meters, ...devices.meters()] }, data);
  const store = new MeterStore(storeFile);
  const deployment = readDeployment(parseJson(await readFile(deploymentFile)));
  const client = createClient(deployment, { timeoutMs: 3_000 });
  const registry: Registry = {
    isRegistered: async (device) => (await registrationOf(client, devices, device)) !== undefined,
    isAdmitted: (address) =>
      getParticipant(client, { address }).then(
        ({ status }) => status === "admitted",
        () => false,
      ),
  };
  const api = await openDeviceApi(port, devices, registry);
  console.log(`playing ${meters.length} meters of ${fleet.community}, a slot every ${fleet.slotSeconds} s`);
  await play({
    fleet,
    meters,
    store,
    brokerUrl: broker,
    signal: stop.signal,
    newcomers: () => newcomers(client, devices, fleet, data),
    onReady: () => process.send?.({ ready: true }),
  });
  await api.close();
  store.close();
  process.disconnect?.();
});

function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65_535;
}
