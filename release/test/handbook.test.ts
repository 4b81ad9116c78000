import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { inTree } from "../project.ts";

const pages = [...globSync("docs/**/*.md", { cwd: inTree() }), "README.md", "CONTRIBUTING.md", "SECURITY.md"];

/** As GitHub makes them of headings, and those that a page names itself. */
function anchorsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const ofHeadings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return [...ofHeadings, ...[...text.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id)];
}

test.each(pages)("every link of %s leads somewhere", (page) => {
  const file = inTree(page);
  const text = readFileSync(file, "utf8").replace(/```.*?```|`[^`\n]*`/gs, "");
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = ""]) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = "", anchor] = target.split("#");
    const to = path === "" ? file : join(dirname(file), path);
    if (!existsSync(to)) return [target];
    return anchor === undefined || statSync(to).isDirectory() || anchorsOf(to).includes(anchor) ? [] : [target];
  });
  expect(broken).toEqual([]);
});

const messages = pages.flatMap((page) =>
  [...readFileSync(inTree(page), "utf8").matchAll(/wattd tx wasm execute ([A-Z]+) '([^']+)'/g)].map(
    ([, contract = "", message = ""]) => ({ page, contract: contract.toLowerCase(), message }),
  ),
);

test("messages to contracts stand in the handbook", () => {
  expect(messages.length).toBeGreaterThan(0);
});

test.each(messages)("$page sends $contract what it takes: $message", ({ contract, message }) => {
  const { execute } = JSON.parse(readFileSync(inTree("contracts", "schema", `${contract}.json`), "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  expect(ajv.validate(execute, JSON.parse(message)), ajv.errorsText()).toBe(true);
});
