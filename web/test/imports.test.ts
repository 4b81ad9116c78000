import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

const importsOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, folder, file), "utf8");
      return [...text.matchAll(/(?:from|import\() ?"([^"]+)"/g)].map(([, target = ""]) => ({
        file: join(folder, file),
        target,
      }));
    });

const all = ["app", "components", "features", "lib"].flatMap(importsOf);
const of = (folder: string) => all.filter(({ file }) => file.startsWith(`${folder}/`));

describe("who imports whom", () => {
  test("of this project only ts-client and the indexer's client", () => {
    const ours = all.filter(({ target }) => target.startsWith("@wattmesh/")).map(({ target }) => target);
    expect([...new Set(ours)].sort()).toEqual(["@wattmesh/client", "@wattmesh/indexer-client"]);
    expect(all.filter(({ target }) => target.includes("../../"))).toEqual([]);
  });

  test("components hold no state of the app", () => {
    expect(of("components").filter(({ target }) => /^@\/(features|app)\/|react-query/.test(target))).toEqual([]);
  });

  test("what only the server may read comes into no page's scripts", () => {
    const server = all.filter(({ target }) => target.startsWith("@/lib/server"));
    expect(server.filter(({ file }) => !/^(app\/.*(route\.ts|layout\.tsx)|lib\/server\/)/.test(file))).toEqual([]);
  });

  test("CosmJS is in no page: it comes with ts-client, when something is signed", () => {
    expect(all.filter(({ target }) => /cosmjs|cosmos-kit/.test(target))).toEqual([]);
  });
});
