import { readFileSync } from "node:fs";
import { type Contracts, contractNames, instantiateMessages } from "@wattmesh/client";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { instantiateValues, migrateMessages } from "../src/contracts/values.ts";
import { people, wantedOf } from "./support/community.ts";

const ajv = new Ajv({ allErrors: true, validateFormats: false, strict: false });
const addresses = Object.fromEntries(contractNames.map((name) => [name, people.other])) as Record<
  (typeof contractNames)[number],
  string
> satisfies Contracts;

/** What a contract's own schema has against a message. */
function faults(name: string, kind: "instantiate" | "migrate", message: object): unknown {
  const file = new URL(`../../contracts/schema/${name}.json`, import.meta.url);
  const schema = JSON.parse(readFileSync(file, "utf8"))[kind];
  const sent = JSON.parse(JSON.stringify(message));
  return ajv.validate(schema, sent) ? [] : ajv.errors;
}

describe.each(contractNames)("%s", (name) => {
  test("starts with a message that its schema takes", () => {
    const messages = instantiateMessages(instantiateValues(wantedOf()), addresses);
    expect(faults(name, "instantiate", messages[name])).toEqual([]);
  });

  test("is migrated by a message that its schema takes", () => {
    expect(faults(name, "migrate", migrateMessages(addresses)[name])).toEqual([]);
  });
});
