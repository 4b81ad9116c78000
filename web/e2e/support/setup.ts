import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { environmentFile } from "./environment";

/** How long a localnet may take to be there. */
const START_MS = 180_000;

/** Starts the localnet that all tests share, and ends it after the last. With WATTMESH_E2E_RUNNING=1 takes one that runs already. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.WATTMESH_E2E_RUNNING === "1" && existsSync(environmentFile)) return async () => undefined;
  rmSync(environmentFile, { force: true });
  const program = join(import.meta.dirname, "localnet.ts");
  const child = spawn(process.execPath, [program, environmentFile], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "close") as Promise<[number | null]>;
  const ready = once(child, "message", { signal: AbortSignal.timeout(START_MS) }).catch(() => {
    child.kill("SIGTERM");
    throw new Error(`the localnet was not there within ${START_MS / 1000} s`);
  });
  await Promise.race([ready, ended.then(([code]) => Promise.reject(new Error(`the localnet ended with ${code}`)))]);
  return async () => {
    child.kill("SIGTERM");
    await ended;
  };
}
