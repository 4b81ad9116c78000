import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { possessionBytes } from "@wattmesh/client";
import type { Station } from "../../src/chain/port.ts";

type Curve = "secp256r1" | "secp256k1";

const curves = { secp256r1: p256, secp256k1 } as const;
const opensslNames = { secp256r1: "P-256", secp256k1: "secp256k1" } as const;

/** What a record says besides its registers. */
export interface Said {
  readonly page?: string;
  readonly serial?: string;
  readonly clock?: string;
  readonly atMs?: number;
  readonly status?: string;
}

/** A charging station whose meter signs OCMF records, by OpenSSL, which is not what verifies them. */
export class ChargingStation {
  readonly serial: string;
  readonly curve: Curve;
  readonly publicKey: Uint8Array;
  readonly #key: KeyObject;
  #page = 0;

  constructor(serial: string, curve: Curve = "secp256r1", seed = serial) {
    this.serial = serial;
    this.curve = curve;
    const secret = createHash("sha256").update(seed).digest();
    const point = curves[curve].getPublicKey(secret, false);
    const part = (from: number) => Buffer.from(point.subarray(from, from + 32)).toString("base64url");
    const jwk = { kty: "EC", crv: opensslNames[curve], d: secret.toString("base64url"), x: part(1), y: part(33) };
    this.#key = createPrivateKey({ key: jwk, format: "jwk" });
    this.publicKey = curves[curve].getPublicKey(secret);
  }

  /** As the registry has it. */
  get registered(): Station {
    const { serial, curve, publicKey } = this;
    return { serial, keyType: curve, publicKey, signsRecords: true };
  }

  /** The record of the end of a slot; pages rise from one to the next. */
  record(slot: number, slotSeconds: number, importWh: bigint, said: Said = {}): Buffer {
    this.#page += 1;
    const { page = `F${this.#page}`, serial = this.serial, clock = "S", status = "G" } = said;
    const time = new Date(said.atMs ?? (slot + 1) * slotSeconds * 1_000).toISOString();
    const at = `${time.slice(0, 19)},${time.slice(20, 23)}+0000 ${clock}`;
    const register = `${importWh / 1_000n}.${String(importWh % 1_000n).padStart(3, "0")}`;
    const payload = `{"FV":"1.0","GS":"GW-1","PG":"${page}","MS":"${serial}","RD":[{"TM":"${at}","RV":${register},"RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"${status}"}]}`;
    const signature = sign("sha256", Buffer.from(payload), this.#key).toString("hex");
    return Buffer.from(`OCMF|${payload}|{"SA":"ECDSA-${this.curve}-SHA256","SD":"${signature}"}`);
  }

  /** By which its owner applies for it. */
  proof(tag: Uint8Array, owner: string): Uint8Array {
    const { serial, publicKey } = this;
    const bytes = possessionBytes(tag, { owner, serial, publicKey });
    return new Uint8Array(sign("sha256", bytes, { key: this.#key, dsaEncoding: "ieee-p1363" }));
  }
}
