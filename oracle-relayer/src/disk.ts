import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "@wattmesh/service-kit/errors";
import { StoreFailedError } from "./errors.ts";

/** Bytes that an ordinary user can still write beside `path`. */
export function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch (error) {
    throw new StoreFailedError(`the outbox's folder cannot be reached: ${messageOf(error)}`, { cause: error });
  }
}
