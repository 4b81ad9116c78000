import { eventSchemas } from "@wattmesh/client";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { type AuditLine, actorIn, audited, isAudited, matches, typesOf } from "@/features/operator/audited";
import de from "@/messages/de.json";
import en from "@/messages/en.json";

const all = Object.values(audited).flat();

describe("the log of who did what", () => {
  test("knows only events that contracts have, each once", () => {
    const known = Object.values(eventSchemas).flatMap((events) => Object.keys(events));
    expect(all.filter((type) => !known.includes(type))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test("asks the indexer for types that fit its question", () => {
    expect(typesOf("all").length).toBeLessThan(4_000);
    expect(typesOf("grid").split(",")).toEqual([...audited.grid]);
  });

  test.each([
    ["en", en],
    ["de", de],
  ] as const)("says each of its events in %s", (locale, messages) => {
    const t = createTranslator({ locale, messages: messages.audit.what });
    const values = Object.fromEntries(
      "id meter serial zone name given text time energy money up down fee feedIn retail cap factor threshold"
        .split(" ")
        .map((name) => [name, `<${name}>`]),
    );
    for (const type of all)
      for (const state of ["none", "active", "passed", "alert", "something new"])
        for (const yes of ["true", "false"])
          expect(t(type, { ...values, state, yes } as never), type).toMatch(/^[^{}]+(\.|<text>)$/);
  });

  test("leaves out what the clock does", () => {
    expect(["slot_finalized", "bank_settled", "batch_cleared"].filter(isAudited)).toEqual([]);
  });

  test.each([
    [{ voter: "watt1a", applicant: "watt1b" }, "watt1a"],
    [{ by: "watt1c" }, "watt1c"],
    [{ zone_id: 1 }, undefined],
    [{ by: null }, undefined],
  ])("takes from %j who did it: %s", (attributes, actor) => {
    expect(actorIn(attributes)).toBe(actor);
  });

  const line: AuditLine = {
    at: 0,
    actor: "watt1xyz",
    actorName: "Grid operator",
    type: "line_set",
    what: "The line of Mill Lane",
    height: 4_711,
    txHash: "ABCDEF",
  };

  test.each([
    ["", true],
    ["mill LINE", true],
    ["operator 4711", true],
    ["abcdef", true],
    ["watt1xyz", true],
    ["linden", false],
    ["mill linden", false],
  ])("finds by %j: %s", (search, isFound) => {
    expect(matches(line, search)).toBe(isFound);
  });
});
