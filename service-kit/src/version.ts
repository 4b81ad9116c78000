import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** The version of the package that a module belongs to: `packageVersion(import.meta.url)`. */
export function packageVersion(moduleUrl: string): string {
  const file = findPackageJSON("..", moduleUrl);
  if (file === undefined) throw new Error(`${moduleUrl} belongs to no package`);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
