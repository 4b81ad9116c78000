import { base64 } from "@scure/base";
import { expect, test } from "vitest";
import {
  type Client,
  chainTag,
  createClient,
  findSignedReading,
  readDeployment,
  readingBytes,
  setRuleMessage,
  signerFromKey,
  signTx,
  submitReadingsMessage,
} from "../src/index.ts";
import fixture from "./fixtures/events.json" with { type: "json" };

const deployment = readDeployment(fixture.deployment);
const reading = (index: number) => ({
  index,
  flags: 0,
  importTotalWh: 1000n + BigInt(index),
  exportTotalWh: 20n,
  signature: new Uint8Array(64).fill(index),
});
const batch = { bank: 1, slot: 77, readings: [reading(0), reading(5)] };

/** A node that holds one transaction: a rule, and a batch of readings. */
async function nodeWithReadings(): Promise<{ client: Client; hash: string }> {
  const signer = await signerFromKey(new Uint8Array(32).fill(7));
  const rule = { hold: false, draw: false, paused: false };
  const messages = [
    setRuleMessage(deployment, "watt1a", { meterId: 261, rule }),
    submitReadingsMessage(deployment, "watt1a", { batch }),
  ];
  const { chainId } = deployment;
  const terms = { accountNumber: 1n, sequence: 1n, chainId, gasLimit: 1n, fee: [], messages };
  const { bytes, hash } = await signTx(signer, terms);
  const txs = [Uint8Array.of(1), bytes].map((tx) => base64.encode(tx));
  const client = createClient(deployment, {
    fetch: async (_url, init) => {
      const { method, params } = JSON.parse(String(init?.body));
      const held = method === "block" && params.height === "9" ? txs : [];
      return new Response(JSON.stringify({ jsonrpc: "2.0", id: 1, result: { block: { data: { txs: held } } } }));
    },
  });
  return { client, hash };
}

test("a reading is found as its meter signed it", async () => {
  const { client, hash } = await nodeWithReadings();
  const found = await findSignedReading(client, { hash, height: 9, meterId: 261, slot: 77 });
  expect(found?.reading).toEqual({ meterId: 261, slot: 77, flags: 0, importTotalWh: 1005n, exportTotalWh: 20n });
  expect(found?.bytes).toEqual(readingBytes(chainTag(deployment.chainId), found?.reading as never));
  expect(found).toMatchObject({ signature: new Uint8Array(64).fill(5), height: 9 });
});

test.each([
  { height: 9, meterId: 262, slot: 77 },
  { height: 9, meterId: 261, slot: 78 },
  { height: 8, meterId: 261, slot: 77 },
])("what is not in the transaction is not found: %o", async (other) => {
  const { client, hash } = await nodeWithReadings();
  expect(await findSignedReading(client, { hash, ...other })).toBeUndefined();
});
