import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contentKey, forget, isFresh, remember } from "../localnet/bootstrap/key.mjs";
import { inTree, root } from "./project.ts";

/** An npm package as it is published. */
export interface Package {
  readonly name: string;
  /** Its folder in the tree. */
  readonly workspace: string;
  readonly tarball: string;
}

/** A compiler says on standard output what is wrong. */
const STDERR = 2;

const workspaces = [
  "ts-client",
  "oracle-relayer",
  "analyser",
  "indexer",
  "indexer/client",
  "notifier",
  "deploy",
  "devices",
];
/** The contracts' codes, which the command that deploys them brings along. */
const CODES = "contracts/artifacts";

/** Each package's name and how its tarball is called. */
export function packagesIn(folder: string): Package[] {
  return workspaces.map((workspace) => {
    const { name, version } = JSON.parse(readFileSync(inTree(workspace, "package.json"), "utf8"));
    return { name, workspace, tarball: join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`) };
  });
}

/** Packs every package into `folder`, unless what is there was made of the same sources. The client and the contracts have to be built already. */
export function packAll(folder: string): Package[] {
  const packed = packagesIn(folder);
  const key = contentKey(root, [...workspaces, CODES, "service-kit", "tsconfig.base.json", "package-lock.json"], {
    ignore: (path: string) => /(^|\/)(node_modules|test|bench)$/.test(path) || /^(?!ts-client\/).*\/dist$/.test(path),
  });
  const keyFile = join(folder, ".key");
  const tarballs = packed.map(({ tarball }) => tarball);
  if (isFresh(keyFile, key, tarballs)) return packed;
  forget(keyFile);
  mkdirSync(folder, { recursive: true });
  for (const { workspace } of packed) pack(workspace, folder);
  remember(keyFile, key);
  return packed;
}

function pack(workspace: string, folder: string): void {
  const npm = (...args: string[]) =>
    execFileSync("npm", args, { cwd: inTree(workspace), stdio: ["ignore", STDERR, STDERR] });
  // What runs in the tree runs on the client's dist, so it is taken as it is.
  if (workspace !== "ts-client") npm("run", "--silent", "build");
  else if (!existsSync(inTree("ts-client", "dist", "index.js")))
    throw new Error("ts-client is not built: npm run localnet -- prepare");
  npm("pack", "--silent", "--ignore-scripts", "--pack-destination", folder);
}
