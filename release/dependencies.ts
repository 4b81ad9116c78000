import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inTree } from "./project.ts";

interface Locked {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export type Lock = Readonly<Record<string, Locked>>;

/** Where in the tree a package is taken from, and where in the folder that is made it goes. Both relative, with `/`. */
export interface Placed {
  readonly from: string;
  readonly to: string;
}

/** A package of the project that is placed already; `needs` names what of its dependencies is wanted, all by default. */
export interface Root extends Placed {
  readonly needs?: readonly string[];
}

export const readLock = (): Lock => JSON.parse(readFileSync(inTree("package-lock.json"), "utf8")).packages;

/** The tree's folder in which Node finds `name` for a module in `from`, and nothing where it is not installed. */
function find(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const path = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    const entry = lock[path];
    if (entry !== undefined) return entry.link === true ? entry.resolved : path;
    if (folder === "") return undefined;
  }
}

/** The names of what `entry` needs to run. Optional ones may be another platform's. */
function neededBy(entry: Locked): { name: string; optional: boolean }[] {
  const names = (of: object | undefined) => Object.keys(of ?? {});
  return [
    ...names(entry.dependencies).map((name) => ({ name, optional: false })),
    ...names(entry.optionalDependencies).map((name) => ({ name, optional: true })),
    ...names(entry.peerDependencies)
      .filter((name) => entry.peerDependenciesMeta?.[name]?.optional !== true)
      .map((name) => ({ name, optional: true })),
  ];
}

/**
 * What workspaces that are placed already need to run, laid out so that each finds what it finds in the tree: as high as it can be, and in the
 * folder of who needs it where another version stands there. A workspace alone may be at `""`. Throws for what the lock file does not have.
 */
export function placeDependencies(lock: Lock, workspaces: readonly Root[]): Placed[] {
  const at = new Map(workspaces.map(({ from, to }) => [to, from]));
  const waiting: Root[] = [...workspaces];
  for (const { from, to, needs } of waiting) {
    const entry = lock[from];
    if (entry === undefined) throw new Error(`package-lock.json has no ${from}`);
    for (const { name, optional } of neededBy(entry)) {
      if (needs?.includes(name) === false) continue;
      const source = find(lock, from, name);
      if (source === undefined) {
        if (optional) continue;
        throw new Error(`package-lock.json has no ${name}, which ${from} needs`);
      }
      const seen = levels(to)
        .map((level) => `${level}node_modules/${name}`)
        .find((path) => at.has(path));
      if (seen !== undefined && at.get(seen) === source) continue;
      const place = `${seen === undefined ? "" : `${to}/`}node_modules/${name}`;
      at.set(place, source);
      waiting.push({ from: source, to: place });
    }
  }
  return waiting.slice(workspaces.length);
}

/** The folders whose `node_modules` are looked through for a module in `place`, nearest first, as prefixes. */
function levels(place: string): string[] {
  const parts = place === "" ? [] : place.split("/node_modules/");
  return [...parts.map((_, index) => `${parts.slice(0, parts.length - index).join("/node_modules/")}/`), ""];
}

/** Copies what was placed, except the project's own packages, into a folder. What the platform lacks and files that `wanted` refuses are left out. */
export function copyDependencies(
  placed: readonly Placed[],
  folder: string,
  wanted: (file: string) => boolean = () => true,
): void {
  for (const { from, to } of placed) {
    if (!from.includes("node_modules/") || !existsSync(inTree(from))) continue;
    const filter = (path: string) => !path.slice(inTree(from).length).includes("/node_modules") && wanted(path);
    cpSync(inTree(from), join(folder, to), { recursive: true, filter });
  }
}
