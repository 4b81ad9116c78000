import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const contracts = ["registry", "metering", "token", "grid", "trading"];
// Only contracts send these, to each other.
const betweenContracts: Record<string, string[]> = { token: ["settle"], grid: ["report_slot"] };

interface Variant {
  properties?: Record<string, unknown>;
  enum?: string[];
}

function variants(contract: string, entry: "execute"): string[] {
  const schema = JSON.parse(readFileSync(join(root, `contracts/schema/${contract}.json`), "utf8"));
  return schema[entry].oneOf
    .flatMap((variant: Variant) => variant.enum ?? Object.keys(variant.properties ?? {}))
    .sort();
}

function sources(folder: string): string {
  const directory = join(import.meta.dirname, "../src", folder);
  return readdirSync(directory)
    .map((file) => readFileSync(join(directory, file), "utf8"))
    .join("\n");
}

const snake = (text: string) => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const called = (code: string, builder: "ExecuteMsgBuilder") =>
  [
    ...new Set([...code.matchAll(new RegExp(`\\w+${builder}\\.(\\w+)`, "g"))].map(([, verb = ""]) => snake(verb))),
  ].sort();

describe.each(contracts)("%s", (contract) => {
  test("has an action for every message that people send", () => {
    const own = betweenContracts[contract] ?? [];
    const expected = variants(contract, "execute").filter((verb) => !own.includes(verb));
    expect(called(sources(`actions/${contract}`), "ExecuteMsgBuilder")).toEqual(expected);
  });
});

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
