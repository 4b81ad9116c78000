import { readFileSync } from "node:fs";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { hex } from "@scure/base";
import { chainTag, keyTypes } from "@wattmesh/client";
import { expect, test } from "vitest";
import { deviceKey, newPrivateKey } from "../src/key/deviceKey.ts";
import { signQuality } from "../src/reading/signed.ts";

interface QualityVector {
  readonly bytes: string;
  readonly chain_id: string;
  readonly meter_id: number;
  readonly slot: number;
  readonly quality: Readonly<Record<string, number>>;
}

const vectors: QualityVector[] = readFileSync(new URL("../../contracts/vectors/signed.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.includes('"kind":"quality"'))
  .map((line) => JSON.parse(line));

const verify = {
  ed25519: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => ed25519.verify(signature, message, key),
  secp256r1: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => p256.verify(signature, message, key),
  secp256k1: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => secp256k1.verify(signature, message, key),
};

test.each(keyTypes)("with a key of %s a device signs what it saw over the bytes of the cases", (keyType) => {
  const key = deviceKey(keyType, newPrivateKey(keyType));
  expect(vectors.length).toBeGreaterThan(2);
  for (const { bytes, chain_id, meter_id, slot, quality } of vectors) {
    const seen = (name: string): number => quality[name] ?? Number.NaN;
    const signed = signQuality(key, chainTag(chain_id), {
      meterId: meter_id,
      slot,
      quality: {
        voltageMinDv: seen("voltage_min_dv"),
        voltageMeanDv: seen("voltage_mean_dv"),
        voltageMaxDv: seen("voltage_max_dv"),
        frequencyMinMhz: seen("frequency_min_mhz"),
        frequencyMaxMhz: seen("frequency_max_mhz"),
        powerFactorPermille: seen("power_factor_permille"),
      },
    });
    expect(signed).toMatchObject({ meterId: meter_id, slot });
    expect(signed.signature).toHaveLength(64);
    expect(verify[keyType](signed.signature, hex.decode(bytes), key.publicKey)).toBe(true);
  }
});
