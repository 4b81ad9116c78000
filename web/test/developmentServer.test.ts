import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import fixture from "../../ts-client/test/fixtures/events.json";

const PATIENCE_MS = 300_000;

let indexer: Server;
let web: ChildProcess;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

afterEach(async () => {
  // npm has the server for a child: both end with their group.
  if (web.exitCode === null) process.kill(-(web.pid as number), "SIGTERM");
  indexer.closeAllConnections();
  await new Promise((resolve) => indexer.close(resolve));
});

test(
  "the development server believes no stranger's word about their address either",
  async () => {
    const readers: unknown[] = [];
    indexer = createServer(({ headers }, response) => {
      readers.push(headers["x-forwarded-for"]);
      response.setHeader("content-type", "application/json").end("{}");
    });
    const deployment = join(mkdtempSync(join(tmpdir(), "wattmesh-web-")), "deployment.json");
    writeFileSync(deployment, JSON.stringify({ ...fixture.deployment, denom: "ueur" }));
    const port = await freePort();
    web = spawn("npm", ["run", "dev", "--", "--port", String(port)], {
      cwd: dirname(import.meta.dirname),
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: "1",
        WATTMESH_WEB_DEPLOYMENT: deployment,
        WATTMESH_WEB_INDEXER_URL: `http://127.0.0.1:${await listen(indexer)}`,
      },
    });
    const lines = createInterface({ input: web.stdout as NodeJS.ReadableStream });
    const gone = once(web, "exit").then(() => Promise.reject(new Error("the development server ended")));
    while (!/ready/i.test(String((await Promise.race([once(lines, "line"), gone]))[0])));
    const answer = await fetch(`http://127.0.0.1:${port}/v1/status`, { headers: { "x-forwarded-for": "203.0.113.7" } });
    expect(answer.status).toBe(200);
    expect(readers).toEqual(["127.0.0.1"]);
  },
  PATIENCE_MS,
);
