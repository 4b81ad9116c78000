// The meters' process: `node run.ts --fleet FILE --data FOLDER --broker URL --store FILE`.

import { parseArgs } from "node:util";
import { readFleet } from "./fleet.ts";
import { loadMeters } from "./meter.ts";
import { play } from "./play.ts";
import { MeterStore } from "./store.ts";

const { values } = parseArgs({
  options: {
    fleet: { type: "string" },
    data: { type: "string" },
    broker: { type: "string" },
    store: { type: "string" },
  },
});
const { fleet: fleetFile, data, broker, store: storeFile } = values;
if (!fleetFile || !data || !broker || !storeFile)
  throw new Error("usage: run.ts --fleet FILE --data FOLDER --broker URL --store FILE");

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
// Without the localnet there is nobody to read for.
process.on("disconnect", () => stop.abort());

const fleet = await readFleet(fleetFile);
const meters = await loadMeters(fleet, data);
const store = new MeterStore(storeFile);
console.log(`playing ${meters.length} meters of ${fleet.community}, a slot every ${fleet.slotSeconds} s`);
await play({
  fleet,
  meters,
  store,
  brokerUrl: broker,
  signal: stop.signal,
  onReady: () => process.send?.({ ready: true }),
});
store.close();
process.disconnect?.();
