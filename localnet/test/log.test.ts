import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../src/supervisor/log.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-log-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const files = () =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

test("a log that is full goes on in a new file, and one older file is kept", () => {
  const log = openLog(join(folder, "chain.log"), 10);
  for (const text of ["first\n", "2nd\n", "third\n", "fourth\n"]) log.write(text);
  expect(files()).toEqual({ "chain.log": "fourth\n", "chain.log.1": "third\n" });
  log.close();
});

test("a log goes on where the run before left it", () => {
  for (const text of ["first\n", "2nd\n", "third\n"]) {
    const log = openLog(join(folder, "chain.log"), 10);
    log.write(text);
    log.close();
  }
  expect(files()).toEqual({ "chain.log": "third\n", "chain.log.1": "first\n2nd\n" });
});

test("what is longer than a log is kept whole", () => {
  const log = openLog(join(folder, "chain.log"), 10);
  log.write("much longer than ten bytes\n");
  log.close();
  expect(files()).toEqual({ "chain.log": "much longer than ten bytes\n" });
});
