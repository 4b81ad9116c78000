import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archive } from "./archive.ts";
import { commit, inTree, run, version } from "./project.ts";

/** Builds the contracts, unless they are built already, and packs them with their checksums. */
export function packContracts(folder: string): string {
  run(inTree("contracts", "scripts", "build-wasm"), []);
  const name = `wattmesh-contracts-${version}`;
  const file = join(folder, `${name}.tar.gz`);
  const staged = mkdtempSync(join(tmpdir(), "wattmesh-contracts-"));
  try {
    const artifacts = inTree("contracts", "artifacts");
    for (const one of readdirSync(artifacts).filter((entry) => /^(?:.*\.wasm|checksums\.txt)$/.test(entry)))
      cpSync(join(artifacts, one), join(staged, one));
    archive(staged, name, file, commit().timeSeconds);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
  return file;
}
