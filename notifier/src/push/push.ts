import { type LookupAddress, lookup } from "node:dns";
import { Agent, request } from "node:https";
import type { LookupFunction } from "node:net";
import { messageOf } from "@wattmesh/service-kit/errors";
import type { TimeSource } from "@wattmesh/service-kit/time";
import type { Authorization } from "../keys/authorization.ts";
import { isPublicAddress, type PushHosts } from "./pushHosts.ts";

/** What a push service made of a push. */
export type Outcome =
  /** It will wake the browser. */
  | { readonly kind: "taken" }
  /** The subscription is no more. */
  | { readonly kind: "gone" }
  /** It does not want this push, nor would it later. */
  | { readonly kind: "refused"; readonly reason: string }
  /** `afterMs` is how long it wants to be left alone, where it says so. */
  | { readonly kind: "later"; readonly reason: string; readonly afterMs: number | undefined };

export const outcomes = ["taken", "gone", "refused", "later"] as const satisfies readonly Outcome["kind"][];

export interface PushOptions {
  readonly ttlSeconds: number;
  readonly timeoutMs: number;
}

/** A push of later takes the place of one that waits: there is nothing in either. */
const TOPIC = "news";
const MOST_SOCKETS = 16;

/** Sends pushes without content (RFC 8030), signed by the operator's key (RFC 8292). */
export class Pusher {
  readonly #hosts: PushHosts;
  readonly #authorization: Authorization;
  readonly #options: PushOptions;
  readonly #time: TimeSource;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });

  constructor(hosts: PushHosts, authorization: Authorization, options: PushOptions, time: TimeSource) {
    this.#hosts = hosts;
    this.#authorization = authorization;
    this.#options = options;
    this.#time = time;
  }

  /** Wakes the browser at an endpoint. Throws `EndpointNotAllowedError`; everything else is an outcome. */
  async push(endpoint: string): Promise<Outcome> {
    const url = this.#hosts.check(endpoint);
    try {
      return await this.#post(url);
    } catch (error) {
      return { kind: "later", reason: messageOf(error), afterMs: undefined };
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(url: URL): Promise<Outcome> {
    const now = this.#time.now();
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        method: "POST",
        agent: this.#agent,
        lookup: this.#hosts.isPrivate(url) ? lookup : lookupPublic,
        signal: AbortSignal.timeout(this.#options.timeoutMs),
        headers: {
          authorization: this.#authorization.headerFor(url.origin, now / 1_000),
          ttl: String(this.#options.ttlSeconds),
          urgency: "normal",
          topic: TOPIC,
          "content-length": "0",
        },
      });
      asked.once("error", reject);
      asked.once("response", (response) => {
        response.once("error", reject).resume();
        resolve(outcomeOf(response.statusCode ?? 0, response.headers["retry-after"], now));
      });
      asked.end();
    });
  }
}

/** By RFC 8030: 404 and 410 end a subscription; 429 and what is the service's own trouble passes. */
export function outcomeOf(status: number, retryAfter: string | undefined, nowMs: number): Outcome {
  if (status >= 200 && status < 300) return { kind: "taken" };
  if (status === 404 || status === 410) return { kind: "gone" };
  const reason = `the push service answers ${status}`;
  if (status === 408 || status === 429 || status >= 500)
    return { kind: "later", reason, afterMs: waitOf(retryAfter, nowMs) };
  return { kind: "refused", reason };
}

/** Seconds, or a date. */
function waitOf(retryAfter: string | undefined, nowMs: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  // JavaScript takes "-5" for a date too.
  const date = retryAfter.endsWith("GMT") ? Date.parse(retryAfter) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** Looks a name up, and knows none that leads into the own network: an allowed name may be made to. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    const inside = error === null && found.find(({ address }) => !isPublicAddress(address));
    if (error !== null || first === undefined) done(error ?? new Error(`${hostname} has no address`), "", 0);
    else if (inside) done(new Error(`${hostname} is at ${inside.address}, which is not public`), "", 0);
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};
