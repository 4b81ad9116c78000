// Puts the contracts' codes into the package, so that who has it can apply without the project's folder.

import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { contractNames } from "@wattmesh/client";

const artifacts = join(import.meta.dirname, "..", "..", "contracts", "artifacts");
const packed = join(import.meta.dirname, "..", "dist", "contracts");

mkdirSync(packed, { recursive: true });
for (const name of [...contractNames.map((contract) => `${contract}.wasm`), "checksums.txt"]) {
  const file = join(artifacts, name);
  if (!existsSync(file)) throw new Error(`${file} is not there: contracts/scripts/build-wasm`);
  cpSync(file, join(packed, name));
}
