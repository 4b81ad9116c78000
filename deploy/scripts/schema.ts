// Writes docs/api/deployment.schema.json; with --check compares it.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deploymentSchema } from "../src/deployment/schema.ts";

const file = fileURLToPath(new URL("../../docs/api/deployment.schema.json", import.meta.url));
const text = `${JSON.stringify(deploymentSchema, undefined, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error("docs/api/deployment.schema.json is not what the code says: npm run schema -w @wattmesh/deploy");
  process.exitCode = 1;
}
