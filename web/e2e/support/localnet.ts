// A whole localnet with the web app, for as long as its parent lives. Writes `environment.json` when it runs, and tells its parent.

import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { startTestLocalnet } from "@wattmesh/localnet/testing";
import { startPushService } from "./pushService.ts";

const [file = ""] = process.argv.slice(2);

// The notifier is told of it by the environment, as every service is.
const push = await startPushService();
process.env.WATTMESH_NOTIFIER_PUSH_PRIVATE_HOSTS = new URL(push.origin).host;
process.env.NODE_EXTRA_CA_CERTS = push.certificate;

const services = { broker: true, relayer: true, meters: true, operator: true, agents: true, indexer: true };
const net = await startTestLocalnet({ services: { ...services, notifier: true, web: true } });
const { accounts, state, urls } = net;

const environment = {
  webUrl: urls.web ?? "",
  rpcUrl: urls.chain ?? "",
  indexerUrl: urls.indexer ?? "",
  pushOrigin: push.origin,
  keys: state.keys,
  deployment: state.deployment,
  households: accounts.households.map(({ address }) => address),
  pid: process.pid,
};
mkdirSync(dirname(file), { recursive: true });
writeFileSync(`${file}.draft`, JSON.stringify(environment, undefined, 2));
renameSync(`${file}.draft`, file);
process.send?.("ready");

const stop = () => void net.stop().then(() => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
process.on("disconnect", stop);
