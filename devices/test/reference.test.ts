import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import {
  addressOf,
  chainTag,
  decodeDeviceCode,
  type KeyType,
  keyTypes,
  possessionBytes,
  signerFromKey,
} from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { parsePayload } from "../../oracle-relayer/src/reading/payload.ts";
import { type Language, references, runReference } from "./support/reference.ts";

interface ReadingVector {
  readonly bytes: string;
  readonly chain_id: string;
  readonly meter_id: number;
  readonly slot: number;
  readonly import_total_wh: string;
  readonly export_total_wh: string;
  readonly flags: number;
}

const vectors: ReadingVector[] = readFileSync(new URL("../../contracts/vectors/signed.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.includes('"kind":"reading"'))
  .map((line) => JSON.parse(line));

const folder = mkdtempSync(join(tmpdir(), "wattmesh-reference-"));
const pairs: Record<KeyType, () => { privateKey: KeyObject }> = {
  ed25519: () => generateKeyPairSync("ed25519"),
  secp256r1: () => generateKeyPairSync("ec", { namedCurve: "prime256v1" }),
  secp256k1: () => generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
};
const keyFiles = Object.fromEntries(
  keyTypes.map((keyType) => {
    const file = join(folder, `${keyType}.pem`);
    writeFileSync(file, pairs[keyType]().privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    return [keyType, file];
  }),
) as Record<KeyType, string>;
const verify = {
  ed25519: ed25519.verify,
  secp256r1: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) =>
    p256.verify(signature, message, key, { lowS: false }),
  secp256k1: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) =>
    secp256k1.verify(signature, message, key, { lowS: false }),
};
const languages = Object.keys(references) as Language[];
const owner = await addressOf(await signerFromKey(new Uint8Array(32).fill(1)));

describe.each(languages)("the reference in %s", (language) => {
  test("has 80 lines at most", () => {
    expect(readFileSync(references[language], "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(80);
  });

  test("makes the bytes of every vector of a reading", () => {
    expect(vectors.length).toBeGreaterThan(4);
    for (const { bytes, chain_id, meter_id, slot, import_total_wh, export_total_wh, flags } of vectors) {
      const numbers = [meter_id, slot, import_total_wh, export_total_wh, flags];
      expect(runReference(language, "reading", keyFiles.ed25519, chain_id, ...numbers).bytes).toBe(bytes);
    }
  });

  test.each(keyTypes)(
    "proves a key of %s by a code, and signs what the relayer takes and the key verifies",
    (keyType) => {
      const code = runReference(language, "code", keyFiles[keyType], "wattmesh-1", owner, "WM-2026-000258");
      const { serial, deviceKey, proof } = decodeDeviceCode(code.said);
      const { publicKey } = deviceKey;
      expect([serial, deviceKey.keyType]).toEqual(["WM-2026-000258", keyType]);
      const possession = possessionBytes(chainTag("wattmesh-1"), { owner, serial, publicKey });
      expect(code.bytes).toBe(Buffer.from(possession).toString("hex"));
      expect(verify[keyType](proof, possession, publicKey)).toBe(true);

      const { bytes, said } = runReference(
        language,
        "reading",
        keyFiles[keyType],
        "wattmesh-1",
        258,
        1_944_000,
        12,
        7,
        0,
      );
      const parsed = parsePayload(Buffer.from(said));
      expect(parsed).toMatchObject({ slot: 1_944_000, importTotalWh: 12n, exportTotalWh: 7n, flags: 0 });
      if ("reason" in parsed) throw new Error(parsed.detail);
      expect(verify[keyType](parsed.signature, Buffer.from(bytes, "hex"), publicKey)).toBe(true);
    },
  );
});
