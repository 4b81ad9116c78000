import { base64 } from "@scure/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeBase64 } from "../src/wire/base64.ts";

test("base64 is what it is, of any bytes and of as many as a transaction has", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(encodeBase64(bytes)).toBe(base64.encode(bytes));
    }),
  );
  const many = Uint8Array.from({ length: 700_001 }, (_, at) => (at * 31) & 0xff);
  expect(encodeBase64(many)).toBe(base64.encode(many));
});
