import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeDeviceCode, encodeDeviceCode, InvalidValueError } from "../src/index.ts";

const codes = fc
  .record({
    serial: fc.stringMatching(/^[\x21-\x7e]{1,32}$/),
    keyType: fc.constantFrom("ed25519" as const, "secp256r1" as const, "secp256k1" as const),
    key: fc.uint8Array({ minLength: 33, maxLength: 33 }),
    proof: fc.uint8Array({ minLength: 64, maxLength: 64 }),
  })
  .map(({ serial, keyType, key, proof }) => ({
    serial,
    deviceKey: { keyType, publicKey: keyType === "ed25519" ? key.slice(1) : key },
    proof,
  }));

test("a code that is written is read again, whatever line breaks come into it", () => {
  fc.assert(
    fc.property(codes, fc.nat({ max: 100 }), (code, at) => {
      const text = encodeDeviceCode(code);
      expect(decodeDeviceCode(text)).toEqual(code);
      expect(decodeDeviceCode(` ${text.slice(0, at)}\n${text.slice(at)} `)).toEqual(code);
    }),
  );
});

test("a code that lost a letter of its key or proof is refused", () => {
  fc.assert(
    fc.property(codes, (code) => {
      const [version, type, key = "", proof = "", serial] = encodeDeviceCode(code).split(".");
      for (const parts of [
        [version, type, key.slice(1), proof, serial],
        [version, type, key, proof.slice(1), serial],
      ])
        expect(() => decodeDeviceCode(parts.join("."))).toThrow(InvalidValueError);
    }),
  );
});

test.each(["", "wm1", "wm2.ed25519.AA.AA.x", "https://example.org", "wm1.rsa.AA.AA.x", "wm1.ed25519.ä.AA.x"])(
  "%j is no code",
  (text) => {
    expect(() => decodeDeviceCode(text)).toThrow(InvalidValueError);
  },
);
