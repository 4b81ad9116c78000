import { describe, expect, test } from "vitest";
import { isReady, type Status } from "../src/status.ts";

const up: Extract<Status, { running: true }> = {
  running: true,
  deployed: true,
  state: ".localnet",
  pid: 1,
  complete: true,
  rpc_url: "http://127.0.0.1:26657",
  rest_url: "http://127.0.0.1:1317",
  broker_url: "mqtt://127.0.0.1:1883",
  relayer: { url: "http://127.0.0.1:9464", ready: true },
  indexer: { url: "http://127.0.0.1:9470", ready: true },
  notifier: { url: "http://127.0.0.1:9468", ready: true },
  web: { url: "http://127.0.0.1:3000", ready: true },
  chain: { chain_id: "wattmesh-local", height: 7, block_time: 1, ready: true },
  market: null,
  forward: null,
  meters: null,
  applications: null,
  contracts: null,
  restarts: {},
};

describe("a localnet is ready", () => {
  test.each<[string, Status]>([
    ["with everything up", up],
    ["without what it was started without", { ...up, indexer: null, notifier: null, web: null }],
  ])("%s", (_, status) => expect(isReady(status)).toBe(true));

  test.each<[string, Status]>([
    ["where nothing runs", { running: false, deployed: true, state: ".localnet" }],
    ["while it starts", { ...up, complete: false }],
    ["where the node does not answer", { ...up, chain: null }],
    ["where no blocks come", { ...up, chain: { chain_id: "wattmesh-local", height: 7, block_time: 1, ready: false } }],
    ["where a service is not", { ...up, relayer: { url: "http://127.0.0.1:9464", ready: false } }],
  ])("but not %s", (_, status) => expect(isReady(status)).toBe(false));
});
