import { expect, test } from "vitest";
import { InvalidValueError, readDeployment } from "../src/index.ts";
import fixture from "./fixtures/events.json" with { type: "json" };

const good = fixture.deployment;

test("a deployment is read in camelCase, and what else the file holds is left alone", () => {
  expect(readDeployment({ ...good, broker_url: "mqtt://127.0.0.1" })).toEqual({
    chainId: "wattmesh-fixture",
    rpcUrl: "http://127.0.0.1:26657",
    denom: "ueur",
    feeDenom: "uwatt",
    gasPrice: "0",
    contracts: good.contracts,
    slotSeconds: 10,
    graceSeconds: 4,
  });
});

test.each([
  ["chain_id", { chain_id: "" }, '""'],
  ["rpc_url", { rpc_url: "ftp://x" }, '"ftp://x"'],
  ["slot_seconds", { slot_seconds: 0 }, "0"],
  ["grace_seconds", { grace_seconds: 1.5 }, "1.5"],
  ["gas_price", { gas_price: "1,5" }, '"1,5"'],
  ["contracts.grid", { contracts: { ...good.contracts, grid: "nowhere" } }, '"nowhere"'],
  ["contracts.token", { contracts: { ...good.contracts, token: undefined } }, "undefined"],
])("a deployment with a wrong %s is refused by name and value", (name, wrong, value) => {
  const read = () => readDeployment({ ...good, ...wrong });
  expect(read).toThrow(InvalidValueError);
  expect(read).toThrow(name);
  expect(read).toThrow(`got ${value}`);
});

test.each([undefined, null, "x", 7, []])("%j is no deployment", (json) => {
  expect(() => readDeployment(json)).toThrow("expected a deployment");
});
