import { chmodSync, lstatSync, lutimesSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Gives everything below a folder, and the folder, one time and the usual modes, so that neither says on which machine it was made. */
export function normalise(folder: string, timeSeconds: number): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    normaliseOne(join(folder, entry), timeSeconds);
  normaliseOne(folder, timeSeconds);
}

function normaliseOne(path: string, timeSeconds: number): void {
  const found = lstatSync(path);
  if (!found.isSymbolicLink()) chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644);
  lutimesSync(path, timeSeconds, timeSeconds);
}
