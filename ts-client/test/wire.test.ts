import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson, writeJson } from "../src/wire/json.ts";
import { bytesFromWire, bytesToWire, integerToWire } from "../src/wire/scalars.ts";
import { always } from "./always.ts";

test("registers of 64 bits are read without losing a Wh", () => {
  const json =
    '{"large":9007199254740993,"small":7,"negative":-9007199254740993,"fraction":0.5,"text":"9007199254740993"}';
  expect(parseJson(json)).toEqual({
    large: 9_007_199_254_740_993n,
    small: 7,
    negative: -9_007_199_254_740_993n,
    fraction: 0.5,
    text: "9007199254740993",
  });
});

test("any integer is read as what it is", () => {
  always(fc.bigInt({ min: -(1n << 63n), max: (1n << 64n) - 1n }), (value) =>
    expect(BigInt(parseJson(value.toString()) as number | bigint)).toBe(value),
  );
});

test("bytes go over the wire in base64 and back", () => {
  always(fc.uint8Array(), (bytes) => expect(bytesFromWire(bytesToWire(bytes))).toEqual(bytes));
  expect(() => bytesFromWire("not base64!")).toThrow('expected base64, got "not base64!"');
});

test("any integer is written as what it is", () => {
  always(fc.bigInt({ min: -(1n << 63n), max: (1n << 64n) - 1n }), (value) =>
    expect(writeJson({ id: integerToWire(value) })).toBe(`{"id":${value}}`),
  );
});

test("a small integer is a number on the wire", () => {
  expect(integerToWire(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
});
