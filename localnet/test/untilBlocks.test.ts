import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { untilBlocks } from "../src/chain/untilBlocks.ts";
import type { Child } from "../src/supervisor/child.ts";

const running = { name: "chain", exited: new Promise<never>(() => {}) } as unknown as Child;

/** What a node answers, one after the other and then the last one again: the height of its latest block, and that of its application. */
let answers: { block: number; app: number }[];
let asked: number;

const server = createServer((request, response) => {
  request.setEncoding("utf8");
  request.once("data", (body: string) => {
    const { method } = JSON.parse(body);
    const { block, app } = answers[Math.min(asked, answers.length - 1)] ?? { block: 0, app: 0 };
    asked += 1;
    const result = {
      status: {
        node_info: { network: "wattmesh-localnet" },
        sync_info: {
          latest_block_height: `${block}`,
          latest_block_time: "2026-03-01T00:00:00Z",
          catching_up: false,
        },
      },
      abci_info: { response: app === 0 ? {} : { last_block_height: `${app}` } },
    }[method as "status" | "abci_info"];
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result }));
  });
});
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeEach(() => {
  asked = 0;
  return new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

for (const [name, from] of [
  ["a new node", 0],
  ["one that goes on", 41],
] as const)
  test(`${name} is waited for until its application has the block, not only its store`, async () => {
    const before = { block: from, app: from };
    const kept = { block: from + 1, app: from };
    answers = [before, kept, kept, { block: from + 1, app: from + 1 }];
    await untilBlocks(url(), running);
    expect(asked).toBe(answers.length);
  });
