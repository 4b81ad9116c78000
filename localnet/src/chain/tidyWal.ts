import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Removes what the node's log of consensus no longer needs. It is written for the block that is being made; CometBFT begins a new file every
 * 10 MB, and keeps up to a GB of old ones. The one before the current may hold the beginning of that block.
 */
export async function tidyWal(chainHome: string): Promise<void> {
  const folder = join(chainHome, "data", "cs.wal");
  const old = (await readdir(folder).catch(() => [])).filter((name) => /^wal\.\d+$/.test(name));
  const number = (name: string): number => Number(name.split(".")[1]);
  const done = old.toSorted((one, other) => number(one) - number(other)).slice(0, -1);
  for (const name of done) await rm(join(folder, name), { force: true });
}
