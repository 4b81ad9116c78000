// Writes what follows from the contracts' schema and the chain's protos; with --check, says whether what is committed is what would be written.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { generate } from "./generate.ts";

const root = join(import.meta.dirname, "../..");
const generated = "ts-client/src/generated";
const page = "docs/api/client.md";

/** By their paths below a directory. */
function contents(directory: string): Map<string, string> {
  const files = [
    ...readdirSync(join(directory, generated), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
    ...[join(directory, page)].filter((path) => existsSync(path)),
  ];
  return new Map(files.map((path) => [relative(directory, path), readFileSync(path, "utf8")]));
}

function differences(expected: Map<string, string>, found: Map<string, string>): string[] {
  const names = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return names.filter((name) => expected.get(name) !== found.get(name));
}

const check = process.argv.includes("--check");
const scratch = mkdtempSync(join(tmpdir(), "wattmesh-codegen-"));
try {
  mkdirSync(join(scratch, generated), { recursive: true });
  mkdirSync(join(scratch, dirname(page)), { recursive: true });
  await generate(root, join(scratch, generated), join(scratch, page));
  if (check) {
    const stale = differences(contents(scratch), contents(root));
    if (stale.length > 0) {
      console.error(`stale, run "npm run codegen -w ts-client":\n  ${stale.join("\n  ")}`);
      process.exitCode = 1;
    }
  } else {
    rmSync(join(root, generated), { recursive: true, force: true });
    cpSync(scratch, root, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
