import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyFile, startTestLocalnet, type TestLocalnet } from "../src/testing.ts";

const client = fileURLToPath(new URL("../../ts-client", import.meta.url));
const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

let net: TestLocalnet;

beforeAll(async () => {
  net = await startTestLocalnet();
});

afterAll(() => net?.stop());

test("the client's README shows what a household of a running localnet can do", async () => {
  const key = await readFile(keyFile(net.state, "household-1"), "utf8");
  const env = { ...process.env, WATTMESH_DEPLOYMENT: net.state.deployment, WATTMESH_KEY: key.trim(), NO_COLOR: "1" };
  const args = [vitest, "run", "--config", "vitest.e2e.config.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: client, env });
  expect(stdout).toMatch(/Tests\s+1 passed/);
});
