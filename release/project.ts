import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const root = dirname(import.meta.dirname);
export const inTree = (...parts: string[]): string => join(root, ...parts);

export const version: string = JSON.parse(readFileSync(inTree("package.json"), "utf8")).version;

/** Runs a program in the tree to its end, with its output shown unless `quiet`. Throws when it fails. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, quiet = false): string {
  return execFileSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", quiet ? "pipe" : "inherit"],
    maxBuffer: 256 * 1024 * 1024,
  });
}

/** The commit that is released, and its time in seconds: what is made of it carries that time and no other. */
export function commit(): { id: string; timeSeconds: number } {
  const [id = "", time = ""] = run("git", ["log", "-1", "--format=%H %ct"]).trim().split(" ");
  return { id, timeSeconds: Number(time) };
}
