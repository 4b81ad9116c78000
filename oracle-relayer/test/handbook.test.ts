import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { relayerCommand } from "./support/process.ts";

const handbook = join(import.meta.dirname, "..", "..", "docs", "operators");
const VERBS = [
  "run",
  "status",
  "inspect",
  "inspect meter",
  "inspect batch",
  "inspect tx",
  "reconcile",
  "replay",
  "doctor",
];

/** Every verb of the relayer that a page of the handbook has between backticks or in a block. */
const verbsOf = (page: string): string[] =>
  [...readFileSync(join(handbook, page), "utf8").matchAll(/(?<=`|^)wattmesh-relayer((?: [a-z]+)+)/gm)].map(
    ([, words = ""]) => words.trim(),
  );

const pages = readdirSync(handbook).filter((file) => file.endsWith(".md"));

test("every command of the relayer in the handbook is one", async () => {
  const said = new Set(pages.flatMap(verbsOf));
  // A sentence may go on behind a verb's name, as in "wattmesh-relayer status and".
  const unknown = [...said].filter((words) => !VERBS.some((verb) => `${words} `.startsWith(`${verb} `)));
  expect(unknown).toEqual([]);
  for (const verb of VERBS) {
    const { code, stdout } = await relayerCommand(...verb.split(" "), "--help");
    expect([verb, code, stdout]).toEqual([verb, 0, expect.stringContaining(`Usage: wattmesh-relayer ${verb}`)]);
  }
});
