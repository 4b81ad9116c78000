import { describe, expect, test } from "vitest";
import { licencesOf } from "../licences/go.mjs";
import { isAllowed, licenceOf, unusedExceptions } from "../licences/policy.mjs";

describe("a licence", () => {
  test.each([
    ["a permissive one is allowed", "MIT", true],
    ["one nobody explained is refused", "GPL-3.0-only", false],
    ["a choice with one side allowed is allowed", "GPL-3.0-only OR MIT", true],
    ["of two that both hold, both have to be allowed", "MIT AND GPL-3.0-only", false],
    ["AND binds more than OR", "GPL-3.0-only AND MIT OR ISC", true],
    ["brackets bind most", "MIT AND (GPL-3.0-only OR AGPL-3.0-only)", false],
    ["the older form of a choice is one", "MIT/Apache-2.0", true],
    ["an exception of the licence itself is part of its name", "Apache-2.0 WITH LLVM-exception", true],
    ["an exception makes no other licence allowed", "GPL-3.0-only WITH Classpath-exception-2.0", false],
    ["what is no expression is refused", "MIT ISC", false],
    ["nothing is refused", "", false],
  ])("%s: %s", (_sentence, expression, allowed) => {
    expect(isAllowed("anything", expression)).toBe(allowed);
  });

  test("that is explained for one package is refused for another", () => {
    expect(isAllowed("github.com/ethereum/go-ethereum", "LGPL-3.0")).toBe(true);
    expect(isAllowed("github.com/ethereum/go-ethereum-fork", "LGPL-3.0")).toBe(false);
  });

  test("that is not stated is not made up", () => {
    expect(licenceOf("nobody-read-it", undefined)).toBeUndefined();
    expect(licenceOf("nobody-read-it", "SEE LICENSE IN LICENSE")).toBeUndefined();
    expect(licenceOf("constructor", undefined)).toBeUndefined();
  });

  test("that no dependency needs to be excepted for is named", () => {
    expect(unusedExceptions([{ name: "caniuse-lite", licence: "MIT" }])).toContain("CC-BY-4.0 for caniuse-lite");
    expect(unusedExceptions([{ name: "caniuse-lite", licence: "CC-BY-4.0" }])).not.toContain(
      "CC-BY-4.0 for caniuse-lite",
    );
  });
});

describe("the texts that a Go module carries", () => {
  const bsd = "redistribution and use in source and binary forms, with or without modification";

  test.each([
    [
      "all hold",
      ["permission is hereby granted, free of charge, to any person obtaining a copy", bsd],
      "BSD-2-Clause AND MIT",
    ],
    ["one clause more is another licence", [`${bsd} used to endorse or promote products`], "BSD-3-Clause"],
    [
      "a licence that is only named by another does not hold",
      ["mozilla public license version 2.0 … gnu lesser general public license"],
      "MPL-2.0",
    ],
    ["a copyleft text holds", ["gnu general public license version 3"], "GPL-3.0"],
    ["an unknown text is no licence", ["all rights reserved"], undefined],
    ["no text is none", [], undefined],
  ])("%s", (_sentence, texts, expected) => {
    expect(licencesOf(texts)).toBe(expected);
  });
});
