import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./wattd.ts";

/** Writes `SHA256SUMS` of all files in a folder, as `sha256sum --check` reads it; its text. */
export function writeSums(folder: string): string {
  const files = readdirSync(folder).filter((file) => file !== "SHA256SUMS" && !file.startsWith("."));
  const text = files
    .sort()
    .map((file) => `${sha256(join(folder, file))}  ${file}\n`)
    .join("");
  writeFileSync(join(folder, "SHA256SUMS"), text);
  return text;
}
