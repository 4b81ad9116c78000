import { expect, test } from "vitest";
import { defaultPorts, freePorts, portsFrom, portsOf } from "../src/services/ports.ts";
import { defineService, type Service, type ServiceName } from "../src/services/service.ts";
import { inOrder, services } from "../src/services/services.ts";

const service = (name: ServiceName, ...needs: ServiceName[]): Service =>
  defineService({ name, needs, ports: {}, start: async () => undefined });

const names = (ordered: readonly Service[]) => ordered.map(({ name }) => name);

test("services start after what they need, and else as they are listed", () => {
  const listed = [service("web", "indexer"), service("meters"), service("indexer", "chain"), service("chain")];
  expect(names(inOrder(listed))).toEqual(["chain", "indexer", "web", "meters"]);
});

test("a service does not wait for one that is not started", () => {
  expect(names(inOrder([service("web", "indexer"), service("chain")]))).toEqual(["web", "chain"]);
});

test("services that need each other are refused by name", () => {
  expect(() => inOrder([service("web", "indexer"), service("indexer", "web")])).toThrow("web needs indexer needs web");
});

test("the localnet's services start with the chain and the contracts, and end with those who trade", () => {
  expect(names(inOrder(services))).toEqual([
    "chain",
    "deploy",
    "broker",
    "relayer",
    "indexer",
    "meters",
    "notifier",
    "web",
    "operator",
    "agents",
  ]);
});

test("ports have their services' defaults, or are consecutive", () => {
  const all = [26657, 26656, 9090, 1317, 26660, 1883, 9464, 9470, 3000, 3001, 9480, 9468];
  expect(Object.values(defaultPorts)).toEqual(all);
  expect(Object.values(portsFrom(100))).toEqual(all.map((_, index) => 100 + index));
  const chain = services.find(({ name }) => name === "chain") as Service;
  expect(portsOf(chain, portsFrom(100))).toEqual({ rpc: 100, p2p: 101, grpc: 102, rest: 103, nodeMetrics: 104 });
});

test("free ports are different ones", async () => {
  const ports = Object.values(await freePorts());
  expect(new Set(ports).size).toBe(Object.keys(defaultPorts).length);
});
