import { readFileSync } from "node:fs";
import { join } from "node:path";

const INSTALLED = "node_modules/";

/** Every package of the lock file, those for other platforms too, with what it says of its licence. */
export function npmDependencies(root) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).flatMap(([path, { license, link }]) => {
    const at = path.lastIndexOf(INSTALLED);
    return at < 0 || link ? [] : [{ name: path.slice(at + INSTALLED.length), stated: license }];
  });
}
