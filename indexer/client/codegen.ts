// Writes src/generated/api.ts from docs/api/openapi.json; with --check, fails when it is not what that says.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const file = join(import.meta.dirname, "src", "generated", "api.ts");
const description = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "docs", "api", "openapi.json"), "utf8"),
);
const types = astToString(await openapiTS(description, { rootTypes: true, rootTypesNoSchemaPrefix: true }));
const text = `// Written by codegen.ts from docs/api/openapi.json.\n\n${types}`;
if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    console.error("src/generated/api.ts is not what docs/api/openapi.json says: npm run codegen -w indexer/client");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
