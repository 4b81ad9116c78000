import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyDependencies, placeDependencies, readLock } from "../dependencies.ts";
import type { Package } from "../packages.ts";

/** A project outside the tree, with packages in it as npm would install them; what they need of others is taken from the tree, so that no network is needed. */
export function freshProject(packages: readonly Package[]): string {
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-project-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "fresh", private: true, type: "module" }));
  const bins = join(folder, "node_modules", ".bin");
  mkdirSync(bins, { recursive: true });
  const placed = packages.map(({ name, workspace }) => ({ from: workspace, to: `node_modules/${name}` }));
  copyDependencies(placeDependencies(readLock(), placed), folder);
  for (const { name, tarball } of packages) {
    const to = join(folder, "node_modules", name);
    mkdirSync(to, { recursive: true });
    execFileSync("tar", ["-xzf", tarball, "-C", to, "--strip-components=1"]);
    const { bin = {} }: { bin?: Record<string, string> } = JSON.parse(readFileSync(join(to, "package.json"), "utf8"));
    for (const [command, file] of Object.entries(bin)) {
      chmodSync(join(to, file), 0o755);
      symlinkSync(join("..", name, file), join(bins, command));
    }
  }
  return folder;
}
