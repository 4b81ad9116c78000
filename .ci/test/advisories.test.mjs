import { describe, expect, test } from "vitest";
import { outcomes } from "../advisories/outcomes.mjs";

describe("a database of known weaknesses", () => {
  test.each([
    ["govulncheck that ends well", outcomes.govulncheck({ status: 0, stdout: "" }), "clean"],
    ["govulncheck that names some", outcomes.govulncheck({ status: 3, stdout: "" }), "found"],
    ["govulncheck without its database", outcomes.govulncheck({ status: 1, stdout: "" }), "not asked"],
    ["a govulncheck that could not start", outcomes.govulncheck({ status: null, stdout: "" }), "not asked"],
    ["cargo audit with none", outcomes.cargoAudit({ stdout: '{"vulnerabilities":{"count":0}}' }), "clean"],
    ["cargo audit with two", outcomes.cargoAudit({ stdout: '{"vulnerabilities":{"count":2}}' }), "found"],
    ["a cargo audit that is not installed", outcomes.cargoAudit({ stdout: "" }), "not asked"],
    ["npm audit with none", outcomes.npmAudit({ stdout: '{"metadata":{"vulnerabilities":{"total":0}}}' }), "clean"],
    ["npm audit with one", outcomes.npmAudit({ stdout: '{"metadata":{"vulnerabilities":{"total":1}}}' }), "found"],
    ["a registry that refuses", outcomes.npmAudit({ stdout: '{"error":{"summary":"405"}}' }), "not asked"],
  ])("%s", (_sentence, seen, expected) => {
    expect(seen).toBe(expected);
  });
});
