import { sign } from "node:crypto";
import type { VapidKeys } from "./vapidKeys.ts";

/** RFC 8292 allows a day; half of it leaves room for clocks that differ. */
const LIFETIME_SECONDS = 43_200;
/** A token is used anew until so long before its end. */
const SPARE_SECONDS = 3_600;

/** Makes the header by which a push service knows the sender: a token of ES256 for its origin, made anew twice a day. */
export class Authorization {
  readonly #keys: VapidKeys;
  readonly #contact: string;
  readonly #tokens = new Map<string, { token: string; expires: number }>();

  /** `contact` is a mailto: or https: URL, which a push service may write to. */
  constructor(keys: VapidKeys, contact: string) {
    this.#keys = keys;
    this.#contact = contact;
  }

  /** The value of `Authorization` for an origin such as `https://push.example.org`, at Unix seconds. Origins are those of allowed hosts, so few. */
  headerFor(origin: string, nowSeconds: number): string {
    const kept = this.#tokens.get(origin);
    const token =
      kept !== undefined && kept.expires - SPARE_SECONDS > nowSeconds ? kept.token : this.#make(origin, nowSeconds);
    return `vapid t=${token}, k=${this.#keys.publicKey}`;
  }

  #make(origin: string, nowSeconds: number): string {
    const expires = Math.floor(nowSeconds) + LIFETIME_SECONDS;
    const signed = [
      { typ: "JWT", alg: "ES256" },
      { aud: origin, exp: expires, sub: this.#contact },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const signature = sign("sha256", Buffer.from(signed), { key: this.#keys.privateKey, dsaEncoding: "ieee-p1363" });
    const token = `${signed}.${signature.toString("base64url")}`;
    if (this.#tokens.size >= MOST_ORIGINS) this.#tokens.clear();
    this.#tokens.set(origin, { token, expires });
    return token;
  }
}

/** A domain of which any host is allowed has hosts without end. */
const MOST_ORIGINS = 100;
