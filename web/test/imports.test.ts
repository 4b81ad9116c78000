import { describe, expect, test } from "vitest";
import { sources } from "./support/sources";

const all = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:from|import\() ?"([^"]+)"/g)].map(([, target = ""]) => ({ file, target })),
);
const of = (folder: string) => all.filter(({ file }) => file.startsWith(`${folder}/`));

describe("who imports whom", () => {
  test("of this project only ts-client and the indexer's client", () => {
    const ours = all.filter(({ target }) => target.startsWith("@wattmesh/")).map(({ target }) => target);
    expect([...new Set(ours)].sort()).toEqual(["@wattmesh/client", "@wattmesh/indexer-client"]);
    expect(all.filter(({ target }) => target.includes("../../"))).toEqual([]);
  });

  test("pages put features together: a feature knows no other, and no page", () => {
    expect(of("features").filter(({ target }) => /^(@\/(features|app)|\.\.)\//.test(target))).toEqual([]);
  });

  test("the kit knows no feature", () => {
    expect(of("kit").filter(({ target }) => /^@\/(features|app)\//.test(target))).toEqual([]);
  });

  test("components hold no state of the app", () => {
    expect(of("components").filter(({ target }) => /^@\/(kit|features|app)\/|react-query/.test(target))).toEqual([]);
  });

  test("what is in lib knows nothing that is drawn", () => {
    expect(of("lib").filter(({ target }) => /^@\/(components|kit|features|app)\//.test(target))).toEqual([]);
  });

  test("what only the server may read comes into no page's scripts", () => {
    const server = all.filter(({ target }) => target.startsWith("@/lib/server"));
    expect(
      server.filter(({ file }) => !/^(app\/.*(route\.ts|layout\.tsx)|lib\/server\/|lib\/i18n\/request\.ts)/.test(file)),
    ).toEqual([]);
  });

  test("CosmJS is in no page: it comes with ts-client, when something is signed", () => {
    expect(all.filter(({ target }) => /cosmjs|cosmos-kit/.test(target))).toEqual([]);
  });
});
