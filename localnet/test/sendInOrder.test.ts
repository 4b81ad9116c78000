import { createClient, hashOf, setRuleMessage, signerFromKey } from "@wattmesh/client";
import { expect, test } from "vitest";
import { FakeNode } from "../../ts-client/test/fakeNode.ts";
import { sendInOrder } from "../src/deploy/sendInOrder.ts";

const rule = { hold: false, draw: false, paused: false };

async function outgoing(node: FakeNode, meterIds: number[]) {
  const { deployment } = node.client;
  return Promise.all(
    meterIds.map(async (meterId) => ({
      signer: await signerFromKey(new Uint8Array(32).fill(meterId)),
      messages: [setRuleMessage(deployment, `watt1owner${meterId}`, { meterId, rule })],
      gasLimit: 1n,
    })),
  );
}

test.each([
  ["is answered with an error", (node: FakeNode) => node.broadcastErrors.push({ data: "Timed out", taken: false })],
  [
    "is lost",
    (node: FakeNode) => {
      node.losesBroadcast = true;
    },
  ],
])("of transactions whose first %s none overtakes another", async (_, goWrong) => {
  const node = new FakeNode();
  node.index = "off";
  goWrong(node);
  const client = createClient(node.client.deployment, { fetch: node.fetch });
  const events = await sendInOrder(client, await outgoing(node, [1, 2, 3]));
  expect(events).toHaveLength(3);
  const heights = node.broadcasts.map((bytes) => node.blocks.get(hashOf(bytes)) ?? 0);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(heights[0]).toBeLessThan(heights[1] ?? 0);
});
