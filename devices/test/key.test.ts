import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { addressOf, chainTag, decodeDeviceCode, keyTypes, possessionBytes, signerFromKey } from "@wattmesh/client";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { KeyFileError, OwnerError } from "../src/errors.ts";
import { deviceCode } from "../src/key/deviceCode.ts";
import { createKeyFile, readKeyFile } from "../src/key/keyFile.ts";

let folder: string;
let file: string;
let owner: string;

beforeAll(async () => {
  owner = await addressOf(await signerFromKey(new Uint8Array(32).fill(1)));
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-key-"));
  file = join(folder, "keys", "device.key");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verify = {
  ed25519: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => ed25519.verify(signature, message, key),
  secp256r1: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => p256.verify(signature, message, key),
  secp256k1: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => secp256k1.verify(signature, message, key),
};

describe("a key file", () => {
  test.each(keyTypes)("of %s is its owner's alone, and read back as the same key", async (keyType) => {
    const key = await createKeyFile(file, keyType);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await readKeyFile(file)).publicKey).toEqual(key.publicKey);
  });

  test("is never overwritten", async () => {
    await createKeyFile(file, "ed25519");
    await expect(createKeyFile(file, "ed25519")).rejects.toThrow("EEXIST");
  });

  test.each([0o604, 0o640, 0o620, 0o610])("that others may use (%o) is refused", async (mode) => {
    await createKeyFile(file, "ed25519");
    chmodSync(file, mode);
    await expect(readKeyFile(file)).rejects.toThrow(/others may read it; chmod 600/);
  });

  test.each([
    ["nothing", ""],
    ["no JSON", "secret words"],
    ["another kind of key", '{"key_type":"rsa","private_key":"00"}'],
    ["a short key", '{"key_type":"ed25519","private_key":"00"}'],
    ["zero, which is no key of the curve", `{"key_type":"secp256r1","private_key":"${"00".repeat(32)}"}`],
  ])("that holds %s is refused without a word of what it holds", async (_, content) => {
    await createKeyFile(file, "ed25519");
    writeFileSync(file, content);
    const error = await readKeyFile(file).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(KeyFileError);
    if (content !== "") expect((error as Error).message).not.toContain(content);
  });

  test("that is not there is named", async () => {
    await expect(readKeyFile(file)).rejects.toThrow(file);
  });
});

describe("a device code", () => {
  test.each(keyTypes)("of a key of %s proves to the chain that its owner may apply", async (keyType) => {
    const key = await createKeyFile(file, keyType);
    const code = deviceCode("wattmesh-1", key, { owner, serial: "WM-2026-000258" });
    const { serial, deviceKey, proof } = decodeDeviceCode(code);
    expect([serial, deviceKey]).toEqual(["WM-2026-000258", { keyType, publicKey: key.publicKey }]);
    const signed = possessionBytes(chainTag("wattmesh-1"), { owner, serial, publicKey: key.publicKey });
    expect(verify[keyType](proof, signed, key.publicKey)).toBe(true);
    expect(code).not.toContain(JSON.parse(readFileSync(file, "utf8")).private_key);
  });

  test("is made for nobody whose address is wrong by a letter", async () => {
    const key = await createKeyFile(file, "ed25519");
    const wrong = owner.replace(/.$/, (last) => (last === "q" ? "p" : "q"));
    expect(() => deviceCode("wattmesh-1", key, { owner: wrong, serial: "WM-1" })).toThrow(OwnerError);
  });
});
