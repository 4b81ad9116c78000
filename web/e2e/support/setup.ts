import { spawn } from "node:child_process";
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
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let code: number | null | undefined;
  void ended.then((value) => {
    code = value;
  });
  for (const deadline = Date.now() + START_MS; !existsSync(environmentFile); ) {
    if (code !== undefined) throw new Error(`the localnet ended with ${code}`);
    if (Date.now() > deadline) throw new Error(`the localnet was not there within ${START_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return async () => {
    child.kill("SIGTERM");
    await ended;
  };
}
