import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Every crate of the contracts' lock file, with what it says of its licence. */
export function rustDependencies(root) {
  const output = execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--all-features"], {
    cwd: join(root, "contracts"),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { packages } = JSON.parse(output);
  return packages.flatMap(({ name, source, license }) =>
    source === null ? [] : [{ name, stated: license ?? undefined }],
  );
}
