import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ran } from "./support/process.ts";

const handbook = join(import.meta.dirname, "..", "..", "docs", "operators");

/** Every command of the analyser that a page of the handbook has between backticks or in a block, without its values. */
function commandsOf(page: string): string[] {
  const text = readFileSync(join(handbook, page), "utf8");
  const said = [...text.matchAll(/wattmesh-analyser(?:\.cjs)?((?: [a-z]+)+)((?: (?:[A-Z]+|--[a-z]+)(?: [A-Z]+)?)*)/g)];
  return said.map(([, words = "", rest = ""]) => `${words.trim()} ${(rest.match(/--[a-z]+/g) ?? []).join(" ")}`.trim());
}

const pages = readdirSync(handbook).filter((file) => file.endsWith(".md"));
const commands = [...new Set(pages.flatMap(commandsOf))];

test("the handbook has commands of each verb", () => {
  for (const verb of ["run", "look", "status", "quarantine list", "quarantine release"])
    expect(commands.some((command) => command.startsWith(verb))).toBe(true);
});

test.each(commands)("the handbook's command %j is one, with its options", async (command) => {
  const words = command.split(" ").filter((word) => !word.startsWith("--"));
  const { text, code } = await ran([...words, "--help"]);
  expect(code).toBe(0);
  expect(text).toContain(`Usage: wattmesh-analyser ${words.join(" ")}`);
  const everywhere = (await ran(["--help"])).text;
  for (const option of command.match(/--[a-z]+/g) ?? []) expect(`${text}${everywhere}`).toContain(option);
});
