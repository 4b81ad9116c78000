import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readmeProject } from "./readme.ts";

const tsc = join(import.meta.dirname, "../../node_modules/.bin/tsc");

test("the README's example is a program that type-checks against the built package", () => {
  const { directory } = readmeProject();
  try {
    const { stdout } = spawnSync(tsc, ["-p", directory], { encoding: "utf8" });
    expect(stdout).toBe("");
  } finally {
    rmSync(directory, { recursive: true });
  }
});
