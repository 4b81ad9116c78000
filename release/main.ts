// `npm run release`: makes everything that is released, of what is committed.

import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { prepare } from "../localnet/bootstrap/prepare.mjs";
import { createProgress } from "../localnet/bootstrap/progress.mjs";
import { packContracts } from "./contracts.ts";
import { buildDebian } from "./debian/build.ts";
import { debians } from "./debian/packages.ts";
import { writeDocker } from "./docker.ts";
import { packAll } from "./packages.ts";
import { commit, inTree, root, run, version } from "./project.ts";
import { writeSums } from "./sums.ts";
import { buildAgain, buildWattd, packWattd } from "./wattd.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join("dist", version) },
    once: { type: "boolean", default: false },
    "as-it-is": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const help = `npm run release [-- OPTIONS]: makes wattd, contracts, npm packages, Debian packages and what makes images of them, with SHA256SUMS.

  --out FOLDER   where they go (default: dist/${version})
  --once         do not build wattd a second time to see that it comes out the same
  --as-it-is     also when something is not committed
`;

async function release(out: string): Promise<void> {
  if (existsSync(out)) throw new Error(`${out} is there already`);
  const changed = run("git", ["status", "--porcelain"]).trim();
  if (changed !== "" && !values["as-it-is"]) throw new Error(`not committed:\n${changed}`);
  await prepare(root, createProgress(), { wattd: false });
  const work = mkdtempSync(join(tmpdir(), "wattmesh-release-"));
  const step = async (name: string, make: () => unknown): Promise<void> => {
    console.log(`${name} …`);
    await make();
  };
  mkdirSync(out, { recursive: true });
  const built = { wattd: join(work, "wattd"), packages: out };
  try {
    await step("wattd", () => buildWattd(built.wattd));
    if (!values.once) await step("wattd, a second time", () => buildAgain(built.wattd));
    await step("wattd.tar.gz", () => packWattd(built.wattd, out));
    await step("contracts", () => packContracts(out));
    await step("npm packages", () => packAll(out));
    const made = debians(built);
    for (const debian of made)
      await step(debian.name, () => buildDebian(debian, join(work, debian.name), out, commit().timeSeconds, "xz"));
    writeDocker(made, out);
    rmSync(join(out, ".key"));
    console.log(writeSums(out));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (values.help) console.log(help);
else await release(resolve(inTree(), values.out));
