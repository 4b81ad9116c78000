import { createPublicKey, verify } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { KeysExistError } from "../src/errors.ts";
import { Authorization } from "../src/keys/authorization.ts";
import { generateKeys, readKeys } from "../src/keys/vapidKeys.ts";

const folder = mkdtempSync(join(tmpdir(), "wattmesh-notifier-keys-"));
const file = (name: string) => join(folder, name);

/** The parts of a header, and whether the key in it has signed them. */
function opened(header: string) {
  const [, token = "", key = ""] = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), k=([\w-]+)$/.exec(header) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const publicKey = createPublicKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    },
  });
  const parsed = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  return {
    key,
    token,
    head: parsed(head),
    claims: parsed(claims),
    isSigned: verify(
      "sha256",
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: "ieee-p1363" },
      Buffer.from(signature, "base64url"),
    ),
  };
}

test("a key pair is written for its owner's eyes only, and never over another one", () => {
  const publicKey = generateKeys(file("vapid.json"));
  expect(statSync(file("vapid.json")).mode & 0o777).toBe(0o600);
  expect(readKeys(file("vapid.json")).publicKey).toBe(publicKey);
  const before = readFileSync(file("vapid.json"), "utf8");
  expect(() => generateKeys(file("vapid.json"))).toThrow(KeysExistError);
  expect(readFileSync(file("vapid.json"), "utf8")).toBe(before);
});

test("the header is a token of ES256 for the push service's origin, which the public key in it has signed", () => {
  const publicKey = generateKeys(file("signs.json"));
  const authorization = new Authorization(readKeys(file("signs.json")), "mailto:operator@example.org");
  const { key, head, claims, isSigned } = opened(authorization.headerFor("https://push.example.org", 1_000_000.7));
  expect(isSigned).toBe(true);
  expect(key).toBe(publicKey);
  expect(head).toEqual({ typ: "JWT", alg: "ES256" });
  expect(claims).toEqual({
    aud: "https://push.example.org",
    exp: 1_000_000 + 43_200,
    sub: "mailto:operator@example.org",
  });
});

test("a token is used until an hour before its end, and is one origin's only", () => {
  generateKeys(file("again.json"));
  const authorization = new Authorization(readKeys(file("again.json")), "https://example.org/");
  const tokenAt = (origin: string, seconds: number) => opened(authorization.headerFor(origin, seconds)).token;
  const first = tokenAt("https://one.example", 0);
  expect(tokenAt("https://one.example", 43_200 - 3_601)).toBe(first);
  expect(tokenAt("https://one.example", 43_200 - 3_600)).not.toBe(first);
  expect(opened(authorization.headerFor("https://two.example", 0)).claims.aud).toBe("https://two.example");
});

test.each([
  ["others may read", (path: string) => chmodSync(path, 0o640), /others may read it; chmod 600/],
  ["is no JSON", (path: string) => writeFileSync(path, "key"), /keys_file = /],
  ["holds something else", (path: string) => writeFileSync(path, "{}"), /holds no keys/],
  [
    "has the public key of another pair",
    (path: string) => {
      const other = generateKeys(`${path}.other`);
      const own = JSON.parse(readFileSync(path, "utf8"));
      writeFileSync(path, JSON.stringify({ ...own, public_key: other }));
    },
    /holds no key pair of P-256/,
  ],
  [
    "has a public key that is no point of the curve",
    (path: string) => {
      const own = JSON.parse(readFileSync(path, "utf8"));
      writeFileSync(path, JSON.stringify({ ...own, public_key: "A".repeat(87) }));
    },
    /holds no key pair of P-256/,
  ],
])("a file that %s is not taken for keys", (name, spoil, words) => {
  const path = file(`${name}.json`);
  generateKeys(path);
  spoil(path);
  expect(() => readKeys(path)).toThrow(words);
});
