import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyDependencies, type Placed, placeDependencies, readLock } from "./dependencies.ts";
import { type Package, packagesIn } from "./packages.ts";
import { inTree, run } from "./project.ts";

/** Neither a browser's debugger nor a compiler looks at what a server runs. */
const runs = (file: string) => !/\.(?:map|d\.[cm]?ts)$/.test(file);

function unpack({ tarball }: Package, folder: string): void {
  mkdirSync(folder, { recursive: true });
  run("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
}

function packed(folder: string, workspace: string): Package {
  const found = packagesIn(folder).find((one) => one.workspace === workspace);
  if (found === undefined) throw new Error(`${workspace} is no package`);
  return found;
}

/** Whatever of the project a folder's packages need, out of its packages. */
function unpackOurs(placed: readonly Placed[], packages: string, folder: string): void {
  for (const { from, to } of placed)
    if (!from.includes("node_modules/")) unpack(packed(packages, from), join(folder, to));
}

/** Compiled for one machine, and not needed to run: who has a token installs it. */
const isCompiled = ({ to }: Placed): boolean => to.endsWith("node_modules/pkcs11js");

/** Lays out a service as it runs: its package out of `packages`, and all that it needs beside it. */
export function stageService(workspace: string, packages: string, folder: string): void {
  unpack(packed(packages, workspace), folder);
  const placed = placeDependencies(readLock(), [{ from: workspace, to: "" }]).filter((one) => !isCompiled(one));
  unpackOurs(placed, packages, folder);
  copyDependencies(placed, folder, runs);
}

/** What the web server's own files and Next's bundles ask for by name; all else is in the bundles. */
const webNeeds = ["next", "react", "react-dom", "@wattmesh/client", "@wattmesh/service-kit", "valibot"];
/** The kit is nobody's package: each service has it inside, as JavaScript. */
const KIT = "service-kit";
/** Compilers, and what makes pictures smaller, which no page asks for. */
const webHasNoUseFor = /node_modules\/(?:@next\/swc-.*|@img\/.*|sharp)$/;
/** What a build leaves for the next one. */
const leftByBuild = /\.next\/(?:cache|dev|diagnostics|build|types|trace|trace-build|turbopack)(?:$|\/)/;

/**
 * Lays out the web app, which has to be built, as it runs. Its configuration is that of the build, as in Next's own standalone output: what reads
 * `next.config.ts` anew are the compilers.
 */
export function stageWeb(packages: string, folder: string): void {
  for (const part of [".next", "public", "lib/server", "metrics.ts", "server.ts", "package.json"])
    cpSync(inTree("web", part), join(folder, part), { recursive: true, filter: (path) => !leftByBuild.test(path) });
  forgetPlaces(folder);
  cpSync(inTree("release", "startWeb.mjs"), join(folder, "start.mjs"));
  const placed = placeDependencies(readLock(), [{ from: "web", to: "", needs: webNeeds }]).filter(
    ({ to }) => !webHasNoUseFor.test(to),
  );
  unpackOurs(
    placed.filter(({ from }) => from !== KIT),
    packages,
    folder,
  );
  for (const { from, to } of placed) if (from === KIT) stageKit(join(folder, to));
  copyDependencies(placed, folder, runs);
}

function stageKit(folder: string): void {
  run(inTree("node_modules", ".bin", "tsc"), [
    "-p",
    inTree(KIT, "tsconfig.build.json"),
    "--declaration",
    "false",
    "--outDir",
    folder,
  ]);
  const { name, version, license } = JSON.parse(readFileSync(inTree(KIT, "package.json"), "utf8"));
  const manifest = { name, version, license, type: "module", exports: { "./*": "./*.js" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
}

/** Takes the paths of the machine that built it out of the build. */
function forgetPlaces(folder: string): void {
  const file = join(folder, ".next", "required-server-files.json");
  const found = JSON.parse(readFileSync(file, "utf8"));
  const clean = JSON.stringify(found, (_, value) =>
    typeof value === "string" && value.startsWith(inTree()) ? undefined : value,
  );
  writeFileSync(file, clean);
  writeFileSync(file.replace(/json$/, "js"), `self.__SERVER_FILES_MANIFEST=${clean}`);
}
