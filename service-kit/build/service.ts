// Builds the package of the service in whose folder it runs: JavaScript and types in dist/, with the kit inside as dist/service-kit.
// In the tree a service runs as TypeScript and takes the kit from beside it, so nothing here is needed to work on it.

import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

const KIT = "@wattmesh/service-kit";
const kit = dirname(import.meta.dirname);
const service = process.cwd();
const dist = join(service, "dist");

/** What the kit takes from others the service has to bring along, in the kit's version. */
function checkDependencies(): void {
  const read = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { dependencies } = read(service);
  for (const [name, version] of Object.entries(read(kit).dependencies))
    if (dependencies[name] !== version)
      throw new Error(
        `${join(service, "package.json")} needs the dependency "${name}": "${version}", as the service kit has it`,
      );
}

function compile(folder: string, ...options: string[]): void {
  const compiler = join(kit, "..", "node_modules", ".bin", "tsc");
  execFileSync(compiler, ["-p", join(folder, "tsconfig.build.json"), ...options], { stdio: "inherit" });
}

/** Lets what was built import the kit from within the package. */
function pointToKit(file: string): void {
  const path = join(dist, file);
  const inside = relative(dirname(path), join(dist, "service-kit"));
  const prefix = inside.startsWith(".") ? inside : `./${inside}`;
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(new RegExp(`(["'])${KIT}/([a-z-]+)\\1`, "g"), `$1${prefix}/$2.js$1`));
}

checkDependencies();
rmSync(dist, { recursive: true, force: true });
compile(kit, "--outDir", join(dist, "service-kit"));
compile(service);
for (const file of globSync("**/*.{js,d.ts}", { cwd: dist })) if (!file.startsWith("service-kit/")) pointToKit(file);
for (const entry of readdirSync(join(service, "src"), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name.endsWith(".ts")) continue;
  const source = join(entry.parentPath, entry.name);
  const target = join(dist, relative(join(service, "src"), source));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}
