import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const concepts = join(import.meta.dirname, "..", "src", "concepts");

test("an event is handled by one concept only", async () => {
  const files = globSync("*/handlers.ts", { cwd: concepts });
  const modules: Record<string, object>[] = await Promise.all(files.map((file) => import(join(concepts, file))));
  const names = modules.flatMap((module) => Object.values(module)).flatMap(Object.keys);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names).toContain("trading.orders_placed");
});
