// Removes, of the package that it is called in, what was built of sources that are no more, so that it is not published. What others import meanwhile stays.

import { existsSync, globSync, rmSync } from "node:fs";

for (const file of globSync("**/*.{js,d.ts}", { cwd: "dist" })) {
  if (!existsSync(`src/${file.replace(/\.(js|d\.ts)$/, ".ts")}`)) rmSync(`dist/${file}`);
}
