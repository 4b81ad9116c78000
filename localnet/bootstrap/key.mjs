// Content keys: what a build is made of, so that it is done again only when that has changed.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * A digest of the names and contents of files, and of versions, such as a compiler's version.
 *
 * `inputs` are files and folders below `root`; `ignore` says which paths (relative, with `/`) do not count.
 *
 * @type {(root: string, inputs: string[], options?: { versions?: (string | undefined)[], ignore?: (path: string) => boolean }) => string}
 */
export function contentKey(root, inputs, { versions = [], ignore = () => false } = {}) {
  const hash = createHash("sha256");
  for (const version of versions) hash.update(`${version}\0`);
  const files = inputs.flatMap((input) => filesBelow(root, join(root, input), ignore)).sort();
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesBelow(root, path, ignore) {
  const name = relative(root, path).split("\\").join("/");
  if (!existsSync(path) || ignore(name)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path).flatMap((entry) => filesBelow(root, join(path, entry), ignore));
}

/** Whether everything in `outputs` is there and was made from `key`. */
export function isFresh(keyFile, key, outputs) {
  return existsSync(keyFile) && readFileSync(keyFile, "utf8") === key && outputs.every((output) => existsSync(output));
}

/** To be called before a build and after it: a build that was broken off is not taken for a good one. */
export function forget(keyFile) {
  rmSync(keyFile, { force: true });
}

export function remember(keyFile, key) {
  mkdirSync(dirname(keyFile), { recursive: true });
  writeFileSync(keyFile, key);
}

/**
 * Whether `installed` (npm's node_modules/.package-lock.json) is what `wanted` (package-lock.json) says. Packages that are optional may be
 * missing: they are other platforms'.
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === "" || !path.includes("node_modules/")) return true;
    const found = installed.packages[path];
    if (found === undefined) return entry.optional === true;
    return entry.link === true
      ? found.link === true
      : found.version === entry.version && found.integrity === entry.integrity;
  });
}
