import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { readmeProject } from "./readme.ts";

const run = promisify(execFile);

test("the README's example runs against a real chain, with the key of somebody who has a metering point", async () => {
  const { WATTMESH_DEPLOYMENT, WATTMESH_KEY } = process.env;
  expect({ WATTMESH_DEPLOYMENT, WATTMESH_KEY }).toEqual({
    WATTMESH_DEPLOYMENT: expect.any(String),
    WATTMESH_KEY: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const { directory, file } = readmeProject();
  try {
    const { stdout, stderr } = await run(process.execPath, [file], { cwd: directory });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^metering point \d+: rule set, 0.50 paid in, in block \d+$/m);
    expect(stdout).toMatch(/^order \d+ for slot \d+ reserves \d+ micro$/m);
    expect(stdout).toMatch(/^order \d+ cancelled, \d+ micro free again$/m);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
