import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contractNames, readDeployment } from "@wattmesh/client";
import { expect, test } from "vitest";
import { writeDeploymentFile } from "../src/deployment/file.ts";
import { parsed, people } from "./support/community.ts";
import { checkSchema } from "./support/deploymentSchema.ts";

async function content(): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), "wattmesh-deployment-"));
  const contracts = Object.fromEntries(contractNames.map((name) => [name, people.other]));
  const file = join(folder, "deployment.json");
  await writeDeploymentFile(
    file,
    {
      chainId: "mill-lane-1",
      rpcUrl: "http://127.0.0.1:26657",
      denom: "ueur",
      feeDenom: "uwatt",
      gasPrice: "0.01",
      contracts: contracts as Record<(typeof contractNames)[number], string>,
      slotSeconds: 900,
      graceSeconds: 300,
    },
    parsed().wanted,
  );
  const text = await readFile(file, "utf8");
  await rm(folder, { recursive: true });
  return JSON.parse(text);
}

test("what is written is as the schema says, and every client takes it", async () => {
  expect(checkSchema(await content())).toEqual([]);
  expect(readDeployment(await content()).contracts.trading).toBe(people.other);
});

test.each([
  ["no chain id", { chain_id: "" }],
  ["a node by no URL", { rpc_url: "tcp://127.0.0.1" }],
  ["a slot of no length", { slot_seconds: 0 }],
  ["half a second of grace", { grace_seconds: 0.5 }],
  ["a price of gas that is a number", { gas_price: 0.01 }],
  ["a contract less", { contracts: { registry: people.other } }],
  ["a contract at no address", { contracts: { registry: "here" } }],
])("the schema refuses %s as clients do", async (_, wrong) => {
  const changed = { ...(await content()), ...wrong };
  expect(checkSchema(changed)).not.toEqual([]);
  expect(() => readDeployment(changed)).toThrow();
});
