import { noContracts } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import { nameComponents } from "../api/openapi.ts";
import { createServer } from "../http/server.ts";

/** The API's description, from the routes themselves. */
export async function describeApi(): Promise<string> {
  const nothing = { query: () => Promise.resolve([]) };
  const position = { cursor: undefined, head: undefined, lagBlocks: 0, trouble: undefined };
  const deployment = {
    chainId: "",
    rpcUrl: "",
    denom: "",
    feeDenom: "",
    gasPrice: "0",
    contracts: noContracts,
    slotSeconds: 900,
    graceSeconds: 0,
  };
  const { app } = await createServer(
    { db: nothing, deployment, position },
    { corsOrigins: [], requestsPerMinute: 1, streams: 0, trustedProxies: [] },
    { troubles: () => [], metrics: async () => "" },
    silentLog,
  );
  await app.ready();
  const document = nameComponents(JSON.parse(JSON.stringify(app.swagger())));
  await app.close();
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
