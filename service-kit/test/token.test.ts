import { execFileSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openTokenKey, type TokenConfig, TokenError, type TokenKeyType } from "../src/token.ts";

const MODULE = "/usr/lib/softhsm/libsofthsm2.so";
const PIN = "97531";
const curves = { ed25519: "Ed25519", secp256r1: "P-256", secp256k1: "secp256k1" } as const;
const folder = mkdtempSync(join(tmpdir(), "wattmesh-token-"));
const pinFile = join(folder, "pin");

const util = (...args: string[]) => execFileSync("softhsm2-util", args, { stdio: "pipe" });
const named = (key: string, change: Partial<TokenConfig> = {}): TokenConfig => ({
  module: MODULE,
  token: "town",
  key,
  pinFile,
  ...change,
});

/** Puts a key into the token that OpenSSL made, which also verifies what the token signs. */
function put(keyType: TokenKeyType): void {
  const { privateKey } =
    keyType === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: curves[keyType] });
  const file = join(folder, `${keyType}.pem`);
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  const id = String(Object.keys(curves).indexOf(keyType) + 1).padStart(2, "0");
  util("--import", file, "--token", "town", "--label", keyType, "--id", id, "--pin", PIN);
}

describe.skipIf(!existsSync(MODULE))("a key in a token", () => {
  beforeAll(() => {
    mkdirSync(join(folder, "tokens"));
    const config = join(folder, "softhsm2.conf");
    writeFileSync(config, `directories.tokendir = ${join(folder, "tokens")}\nlog.level = ERROR\n`);
    process.env.SOFTHSM2_CONF = config;
    writeFileSync(pinFile, `${PIN}\n`, { mode: 0o600 });
    util("--init-token", "--free", "--label", "town", "--so-pin", "2468", "--pin", PIN);
  });

  test.each<TokenKeyType>(["secp256r1", "secp256k1", "ed25519"])("of %s signs, and stays there", async (keyType) => {
    put(keyType);
    const key = await openTokenKey(named(keyType));
    expect(key.keyType).toBe(keyType);
    expect(key.publicKey).toHaveLength(keyType === "ed25519" ? 32 : 33);
    const message = Buffer.from("a reading");
    const signature = key.sign(message);
    expect(signature).toHaveLength(64);
    const pem = createPublicKey(execFileSync("openssl", ["pkey", "-in", join(folder, `${keyType}.pem`), "-pubout"]));
    const hash = keyType === "ed25519" ? null : "sha256";
    expect(verify(hash, message, { key: pem, dsaEncoding: "ieee-p1363" }, signature)).toBe(true);
    key.close();
    expect(() => key.sign(message)).toThrow(TokenError);
  });

  test.each<[string, TokenConfig, RegExp, boolean]>([
    ["a token that is not there", named("secp256r1", { token: "village" }), /token "village": is not there/, true],
    ["a key that it does not have", named("nobody"), /no private key is called "nobody"/, false],
    ["a module that is none", named("secp256r1", { module: "/dev/null" }), /\/dev\/null cannot be used/, false],
  ])("%s is told", async (_, config, message, retryHelps) => {
    await expect(openTokenKey(config)).rejects.toMatchObject({ message: expect.stringMatching(message), retryHelps });
  });

  test("a wrong PIN is told, and quoted nowhere", async () => {
    const wrong = join(folder, "wrong-pin");
    writeFileSync(wrong, "11111", { mode: 0o600 });
    const refusal = await openTokenKey(named("secp256r1", { pinFile: wrong })).catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: "TokenError" });
    expect(JSON.stringify(refusal) + (refusal as Error).message).not.toContain("11111");
  });

  test("a PIN that others may read is refused", async () => {
    const open = join(folder, "open-pin");
    writeFileSync(open, PIN);
    chmodSync(open, 0o644);
    await expect(openTokenKey(named("secp256r1", { pinFile: open }))).rejects.toThrow("others may read it; chmod 600");
  });
});
