// Writes docs/api/openapi.json from the routes; with --check, fails when it is not what they say.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeApi } from "../src/commands/openapi.ts";

const file = join(import.meta.dirname, "..", "..", "docs", "api", "openapi.json");
const text = await describeApi();
if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    console.error("docs/api/openapi.json is not what the routes say: npm run openapi -w @wattmesh/indexer");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
