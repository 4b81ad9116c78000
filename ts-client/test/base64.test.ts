import { base64 } from "@scure/base";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { encodeBase64 } from "../src/wire/base64.ts";

afterEach(() => vi.unstubAllGlobals());

test.each(["in Node", "in a browser"])(
  "base64 %s is what it is, of any bytes and of as many as a transaction has",
  (where) => {
    if (where === "in a browser") vi.stubGlobal("Buffer", undefined);
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(encodeBase64(bytes)).toBe(base64.encode(bytes));
      }),
    );
    const part = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
    expect(encodeBase64(part)).toBe("AQID");
    const many = Uint8Array.from({ length: 700_001 }, (_, at) => (at * 31) & 0xff);
    expect(encodeBase64(many)).toBe(base64.encode(many));
  },
);
