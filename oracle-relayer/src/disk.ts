import { statfsSync } from "node:fs";
import { dirname } from "node:path";

/** Bytes that an ordinary user can still write beside `path`. */
export function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize;
}
