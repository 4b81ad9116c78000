import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archive } from "./archive.ts";
import { commit, inTree, run, version } from "./project.ts";

export const sha256 = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Builds wattd and its library from the sources in `chain` into a folder. */
function build(chain: string, folder: string, env: NodeJS.ProcessEnv = {}): void {
  run(join(chain, "scripts", "build"), ["--release", folder], { VERSION: version, COMMIT: commit().id, ...env });
}

export function buildWattd(folder: string): void {
  build(inTree("chain"), folder);
}

/**
 * Builds wattd again, elsewhere and of nothing that was compiled before, and throws when that are not the same bytes. What was compiled is
 * thrown away: whoever checks a release does the same.
 */
export function buildAgain(folder: string): void {
  const elsewhere = mkdtempSync(join(tmpdir(), "wattd-again-"));
  try {
    const chain = join(elsewhere, "sources", "chain");
    mkdirSync(chain, { recursive: true });
    for (const file of run("git", ["ls-files", "chain"]).trim().split("\n"))
      cpSync(inTree(file), join(elsewhere, "sources", file), { verbatimSymlinks: true });
    build(chain, join(elsewhere, "out"), { GOCACHE: join(elsewhere, "compiled"), TZ: "Pacific/Auckland" });
    for (const file of readdirSync(folder)) {
      const [first, second] = [sha256(join(folder, file)), sha256(join(elsewhere, "out", file))];
      if (first !== second) throw new Error(`${file} is not reproducible: ${first} here, ${second} elsewhere`);
    }
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

/** Packs what `buildWattd` built, for machines without dpkg. */
export function packWattd(built: string, folder: string): string {
  const name = `wattd-${version}-linux-${run("go", ["env", "GOARCH"]).trim()}`;
  const file = join(folder, `${name}.tar.gz`);
  cpSync(inTree("LICENSE"), join(built, "LICENSE"));
  archive(built, name, file, commit().timeSeconds);
  return file;
}
