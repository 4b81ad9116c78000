// The operator's process: `node run.ts --key FILE --deployment FILE`.

import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createClient, decodeText, parseJson, readDeployment, signerFromKey, WattmeshError } from "@wattmesh/client";
import { runCommand } from "@wattmesh/service-kit/command";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { decide } from "./decide.ts";

const POLL_MS = 500;

const { values } = parseArgs({ options: { key: { type: "string" }, deployment: { type: "string" } } });
const { key: keyFile, deployment: deploymentFile } = values;
if (!keyFile || !deploymentFile) throw new Error("usage: run.ts --key FILE --deployment FILE");

const stop = new AbortController();
void untilStopSignal().then(() => stop.abort());
// Without the localnet there is nobody who applies.
process.on("disconnect", () => stop.abort());

await runCommand("operator", async () => {
  const signer = await signerFromKey(Buffer.from(decodeText(await readFile(keyFile)).trim(), "hex"));
  const client = createClient(readDeployment(parseJson(await readFile(deploymentFile))));
  process.send?.({ ready: true });
  while (!stop.signal.aborted) {
    try {
      for (const { serial, refusedFor } of await decide(client, signer, { pollMs: 200 })) {
        console.log(refusedFor === undefined ? `${serial} is approved` : `${serial} is refused: ${refusedFor}`);
      }
    } catch (error) {
      if (!(error instanceof WattmeshError)) throw error;
      console.log(error.message);
    }
    await sleep(POLL_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  process.disconnect?.();
});
