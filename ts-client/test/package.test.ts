import { existsSync, globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

interface Imports {
  files: Set<string>;
  fixed: Set<string>;
  lazy: Set<string>;
}

/** All that is reached from a built file: its files, and the packages they import at once or when needed. */
function reach(file: string, imports: Imports = { files: new Set(), fixed: new Set(), lazy: new Set() }): Imports {
  if (imports.files.has(file)) return imports;
  imports.files.add(file);
  const code = readFileSync(file, "utf8");
  for (const [, at, lazy] of code.matchAll(/(?:^|\n)(?:import|export)[^;]*?from "([^"]+)"|\bimport\("([^"]+)"\)/g)) {
    const target = at ?? lazy ?? "";
    if (target.startsWith(".")) reach(join(dirname(file), target), imports);
    else (at ? imports.fixed : imports.lazy).add(target);
  }
  return imports;
}

const packageOf = (specifier: string): string => specifier.match(/^(@[^/]+\/[^/]+|[^/]+)/)?.[0] ?? specifier;

describe("what a browser loads", () => {
  const { files, fixed, lazy } = reach(join(dist, "index.js"));

  test("is the whole package", () => {
    const parts = [
      "actions/trading/placeOrders",
      "generated/actions/trading",
      "generated/queries/trading",
      "tx/sendMessages",
    ];
    expect(files).toEqual(new Set([...files, ...parts.map((part) => join(dist, `${part}.js`))]));
  });

  test("needs nothing of Node", () => {
    const ofNode = [...fixed, ...lazy].filter((name) => name.startsWith("node:") || builtinModules.includes(name));
    expect(ofNode).toEqual([]);
  });

  test("holds no CosmJS until somebody signs with a key", () => {
    expect([...fixed].filter((name) => name.startsWith("@cosmjs/"))).toEqual([]);
    expect([...lazy].filter((name) => name.startsWith("@cosmjs/"))).toEqual(["@cosmjs/proto-signing"]);
  });

  test("imports only what the package depends on", () => {
    const used = new Set([...fixed, ...lazy].map(packageOf));
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining([...used]));
  });
});

describe("what is published", () => {
  test("holds nothing that has no source any more", () => {
    const built = globSync("**/*.js", { cwd: dist });
    const orphans = built.filter((file) => !existsSync(join(root, "src", file.replace(/\.js$/, ".ts"))));
    expect(orphans.map((file) => relative(root, join(dist, file)))).toEqual([]);
  });

  test("names exact versions", () => {
    expect(Object.values(dependencies)).toEqual(
      Object.values(dependencies).map(() => expect.stringMatching(/^\d+\.\d+\.\d+$/)),
    );
  });
});
