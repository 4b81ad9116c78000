import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contentKey, forget, isFresh, isInstalled, remember } from "../bootstrap/key.mjs";
import { project } from "../src/project.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "wattmesh-key-"));
  mkdirSync(join(root, "src", "deep"), { recursive: true });
  writeFileSync(join(root, "src", "a.go"), "package a");
  writeFileSync(join(root, "src", "deep", "b.go"), "package b");
});

afterEach(() => rmSync(root, { recursive: true }));

describe("a content key", () => {
  const key = (options = {}) => contentKey(root, ["src"], options);

  test("stays as long as nothing changes", () => {
    expect(key()).toBe(key());
  });

  test.each<[string, () => void]>([
    ["a file changes", () => writeFileSync(join(root, "src", "a.go"), "package c")],
    ["a file deep below changes", () => writeFileSync(join(root, "src", "deep", "b.go"), "package c")],
    ["a file comes", () => writeFileSync(join(root, "src", "c.go"), "")],
    ["a file goes", () => rmSync(join(root, "src", "a.go"))],
    [
      "a file is renamed",
      () => {
        rmSync(join(root, "src", "a.go"));
        writeFileSync(join(root, "src", "z.go"), "package a");
      },
    ],
  ])("changes when %s", (_, change) => {
    const before = key();
    change();
    expect(key()).not.toBe(before);
  });

  test("changes with a fact such as the compiler's version", () => {
    expect(key({ versions: ["go1.26"] })).not.toBe(key({ versions: ["go1.27"] }));
  });

  test("does not change with what is ignored", () => {
    const ignore = (path: string) => path === "src/deep";
    const before = key({ ignore });
    writeFileSync(join(root, "src", "deep", "b.go"), "package c");
    expect(key({ ignore })).toBe(before);
  });

  test("of a build that was broken off, or whose output is gone, is not fresh", () => {
    const [keyFile, output] = [join(root, "keys", "a"), join(root, "out")];
    writeFileSync(output, "");
    remember(keyFile, key());
    expect(isFresh(keyFile, key(), [output])).toBe(true);
    expect(isFresh(keyFile, "other", [output])).toBe(false);
    rmSync(output);
    expect(isFresh(keyFile, key(), [output])).toBe(false);
    writeFileSync(output, "");
    forget(keyFile);
    expect(isFresh(keyFile, key(), [output])).toBe(false);
  });
});

describe("installed packages", () => {
  const entry = { version: "1.0.0", integrity: "sha512-a" };
  const lock = (packages: Record<string, object>) => ({ packages: { "": {}, "ts-client": {}, ...packages } });

  test.each([
    ["are those of the lock file", { "node_modules/a": entry }, { "node_modules/a": entry }, true],
    ["lack one", { "node_modules/a": entry }, {}, false],
    ["lack one of another platform", { "node_modules/a": { ...entry, optional: true } }, {}, true],
    ["have another version", { "node_modules/a": entry }, { "node_modules/a": { ...entry, version: "1.0.1" } }, false],
    [
      "have another content",
      { "node_modules/a": entry },
      { "node_modules/a": { ...entry, integrity: "sha512-b" } },
      false,
    ],
    ["link the workspaces", { "node_modules/a": { link: true } }, { "node_modules/a": { link: true } }, true],
  ])("%s", (_, wanted, installed, expected) => {
    expect(isInstalled(lock(wanted), lock(installed))).toBe(expected);
  });
});

describe("the command line", () => {
  const bootstrap = join(project.root, "localnet", "bootstrap.mjs");

  test("shows its help at once", () => {
    const help = execFileSync(process.execPath, [bootstrap, "start", "--help"], { encoding: "utf8" });
    expect(help).toContain("--community FILE");
    expect(help).toContain("--slots N");
  });

  test.each([
    [["begin"], 'there is no command "begin"'],
    [["start", "--frob"], "Unknown option '--frob'"],
    [["start", "--slots"], "--slots"],
  ])("refuses %j by name, without building anything", (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [bootstrap, ...args], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("npm packages");
  });
});
