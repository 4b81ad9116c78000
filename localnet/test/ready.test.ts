import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Child } from "../src/supervisor/child.ts";
import { untilReady } from "../src/supervisor/ready.ts";

const running = { name: "relayer", exited: new Promise<never>(() => {}) } as unknown as Child;

let answer: { status: number; body: string };
const server = createServer((_, response) => void response.writeHead(answer.status).end(answer.body));
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/ready`;

beforeEach(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

test("a service that is not ready in time is told with its own reason", async () => {
  const troubles = ["not listening at the broker: Connection refused: Not authorized (135)"];
  answer = { status: 503, body: JSON.stringify({ ready: false, troubles }) };
  await expect(untilReady(url(), running, 100)).rejects.toThrow(
    "relayer was not ready within 0.1 s: not listening at the broker: Connection refused: Not authorized (135)",
  );
});

test("one that gives none is told without", async () => {
  answer = { status: 502, body: "<html>" };
  await expect(untilReady(url(), running, 100)).rejects.toThrow(/was not ready within 0.1 s$/);
});

test("one that is ready is waited for no longer", async () => {
  answer = { status: 200, body: "{}" };
  await expect(untilReady(url(), running, 60_000)).resolves.toBeUndefined();
});
