import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes a file whole or not at all. */
export async function writeWhole(file: string, content: string, mode = 0o644): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, content, { mode });
  await rename(draft, file);
}
