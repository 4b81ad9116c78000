import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

function sources(folder: string): string {
  const directory = join(import.meta.dirname, "../src", folder);
  return readdirSync(directory)
    .map((file) => readFileSync(join(directory, file), "utf8"))
    .join("\n");
}

describe.each(["poa", "clock"])("%s", (module) => {
  const rpcs = (file: string) =>
    [
      ...readFileSync(join(root, `chain/proto/wattmesh/${module}/v1/${file}.proto`), "utf8").matchAll(
        /^ {2}rpc (\w+)\(/gm,
      ),
    ].map(([, rpc]) => rpc);

  test("has an action for every message", () => {
    const code = sources(`actions/${module}`);
    for (const rpc of rpcs("tx")) expect(code).toContain(`Msg${rpc}.fromPartial`);
  });

  test("has a query for every question", () => {
    const code = sources(`queries/${module}`);
    for (const rpc of rpcs("query")) expect(code).toContain(`/wattmesh.${module}.v1.Query/${rpc}"`);
  });

  test("has a decoder for every event", () => {
    const proto = readFileSync(join(root, `chain/proto/wattmesh/${module}/v1/events.proto`), "utf8");
    const decoders = sources("events");
    for (const [, event] of proto.matchAll(/^message (\w+)/gm))
      expect(decoders).toContain(`"wattmesh.${module}.v1.${event}"`);
  });
});
