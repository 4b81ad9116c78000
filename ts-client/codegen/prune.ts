// Removes what was built of sources that are no more, so that it is not published.

import { existsSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
for (const file of globSync("**/*.{js,d.ts}", { cwd: join(root, "dist") })) {
  if (!existsSync(join(root, "src", file.replace(/\.(js|d\.ts)$/, ".ts")))) rmSync(join(root, "dist", file));
}
