// Writes src/generated from the contracts' schema and the chain's protos; with --check, says whether what is committed is what would be written.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { generateFromProtos, generateFromSchemas } from "./generate.ts";

const root = join(import.meta.dirname, "../..");
const committed = join(import.meta.dirname, "../src/generated");

function contents(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(directory, path), readFileSync(path, "utf8")];
    }),
  );
}

function differences(expected: Map<string, string>, found: Map<string, string>): string[] {
  const names = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return names.filter((name) => expected.get(name) !== found.get(name));
}

const check = process.argv.includes("--check");
const scratch = mkdtempSync(join(tmpdir(), "wattmesh-codegen-"));
try {
  await generateFromSchemas(join(root, "contracts"), scratch);
  await generateFromProtos(root, scratch);
  if (check) {
    const stale = differences(contents(scratch), contents(committed));
    if (stale.length > 0) {
      console.error(`src/generated is stale, run "npm run codegen -w ts-client":\n  ${stale.join("\n  ")}`);
      process.exitCode = 1;
    }
  } else {
    rmSync(committed, { recursive: true, force: true });
    cpSync(scratch, committed, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
