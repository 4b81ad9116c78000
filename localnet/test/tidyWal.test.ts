import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tidyWal } from "../src/chain/tidyWal.ts";

let home: string;
const folder = () => join(home, "data", "cs.wal");

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "wattmesh-wal-"));
});

afterEach(() => rmSync(home, { recursive: true }));

test("of the log of consensus the current file stays, and the one before it", async () => {
  mkdirSync(folder(), { recursive: true });
  for (const name of ["wal", "wal.998", "wal.999", "wal.1000", "wal.1001", "wal.notes"])
    writeFileSync(join(folder(), name), "");
  await tidyWal(home);
  expect(readdirSync(folder()).sort()).toEqual(["wal", "wal.1001", "wal.notes"]);
});

test("a chain that has not begun yet has nothing to tidy", async () => {
  await tidyWal(home);
  expect(readdirSync(home)).toEqual([]);
});
