import { createECDH, createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readNamed } from "@wattmesh/service-kit/config";
import { ConfigError } from "@wattmesh/service-kit/errors";
import * as v from "valibot";
import { KeysExistError } from "../errors.ts";

/** The operator's key pair of RFC 8292, on P-256: push services know by it who sends, browsers who may. */
export interface VapidKeys {
  readonly privateKey: KeyObject;
  /** An uncompressed point, 65 bytes in base64url. */
  readonly publicKey: string;
}

const file = v.strictObject({
  public_key: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
  private_key: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});

const POINT_BYTES = 32;

/** Makes a key pair and writes it to `path`, readable by its owner only; returns the public key. Throws `KeysExistError` rather than replace one. */
export function generateKeys(path: string): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = privateKey.export({ format: "jwk" });
  const publicKey = pointOf(jwk);
  const content = `${JSON.stringify({ public_key: publicKey, private_key: jwk.d }, undefined, 2)}\n`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, content, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new KeysExistError(path);
    throw error;
  }
  return publicKey;
}

/** The keys at `path`. Throws `ConfigError` for a file that others may read, and for what is no key pair. */
export function readKeys(path: string): VapidKeys {
  const content = readNamed("keys_file", path, (text) => JSON.parse(text) as unknown);
  if ((statSync(path).mode & 0o077) !== 0) throw new ConfigError("keys_file", path, "others may read it; chmod 600");
  const { success, output } = v.safeParse(file, content);
  if (!success)
    throw new ConfigError("keys_file", path, "holds no keys; make some with `wattmesh-notifier keys generate`");
  const point = Buffer.from(output.public_key, "base64url");
  try {
    const privateKey = createPrivateKey({
      format: "jwk",
      key: {
        kty: "EC",
        crv: "P-256",
        d: output.private_key,
        x: point.subarray(1, 1 + POINT_BYTES).toString("base64url"),
        y: point.subarray(1 + POINT_BYTES).toString("base64url"),
      },
    });
    // OpenSSL believes the point that stands beside a private key.
    const pair = createECDH("prime256v1");
    pair.setPrivateKey(Buffer.from(output.private_key, "base64url"));
    if (!pair.getPublicKey().equals(point)) throw new Error("the public key is another one's");
    return { privateKey, publicKey: output.public_key };
  } catch (error) {
    throw new ConfigError("keys_file", path, "holds no key pair of P-256", { cause: error });
  }
}

const pointOf = ({ x = "", y = "" }: { x?: string; y?: string }): string =>
  Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]).toString("base64url");
