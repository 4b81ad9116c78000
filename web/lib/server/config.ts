import { readFileSync } from "node:fs";
import type { BlockList } from "node:net";
import { type Deployment, knownTimeZone, parseJson, readDeployment } from "@wattmesh/client";
import * as v from "valibot";
import type { PublicConfig } from "@/lib/config";
import type { Replay } from "@/lib/time/replay";
import { readProxies } from "./door.ts";

/** What the web server is told by its environment. Nothing else reads the environment. */
export interface ServerConfig {
  deployment: Deployment;
  /** CometBFT RPC, as this server reaches it. */
  rpcUrl: string;
  /** The node's REST, as this server reaches it, without a slash at its end. */
  restUrl: string | undefined;
  /** How many questions to it one reader may ask. */
  restRequestsPerMinute: number;
  /** The indexer's API, as this server reaches it. */
  indexerUrl: string | undefined;
  /** The notifier, as this server reaches it. */
  notifierUrl: string | undefined;
  /** A localnet's key files: with them there is a dev wallet and a faucet. Never set it on a chain that is worth anything. */
  devKeys: string | undefined;
  /** The device API of a localnet's meters, which make virtual ones. */
  devMetersUrl: string | undefined;
  /** Names by which browsers may reach the dev wallet: a page of another site can make its own name mean this machine. */
  devHosts: readonly string[];
  /** Where figures for Prometheus are told; nowhere without a port. */
  metricsHost: string;
  metricsPort: number | undefined;
  /** Whose word about readers' addresses is believed. */
  proxies: BlockList;
  public: PublicConfig;
}

const url = v.pipe(v.string(), v.url(), v.startsWith("http"));

/** Values with commas between. */
const list = (otherwise: string) =>
  v.pipe(
    v.optional(v.string(), otherwise),
    v.transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    ),
  );

const schema = v.object({
  WATTMESH_WEB_DEPLOYMENT: v.pipe(v.string("the path of deployment.json"), v.nonEmpty()),
  WATTMESH_WEB_RPC_URL: v.optional(url),
  WATTMESH_WEB_REST_URL: v.optional(url),
  WATTMESH_WEB_REST_REQUESTS_PER_MINUTE: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/, "a whole number from 1 to 9999999"), v.transform(Number)),
    "600",
  ),
  WATTMESH_WEB_INDEXER_URL: v.optional(url),
  WATTMESH_WEB_NOTIFIER_URL: v.optional(url),
  WATTMESH_WEB_DEV_KEYS: v.optional(v.pipe(v.string(), v.nonEmpty())),
  WATTMESH_WEB_DEV_METERS_URL: v.optional(url),
  WATTMESH_WEB_DEV_REPLAY: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,10}=\d{1,10}(,\d{1,10}=\d{1,10})*$/, "SLOT=UNIX_SECONDS, with commas between"),
      v.transform(readReplay),
    ),
  ),
  WATTMESH_WEB_DEV_HOSTS: list("localhost,127.0.0.1,[::1]"),
  WATTMESH_WEB_METRICS_HOST: v.optional(v.string(), "127.0.0.1"),
  WATTMESH_WEB_METRICS_PORT: v.optional(
    v.pipe(
      v.string(),
      v.transform(Number),
      v.check((port) => Number.isInteger(port) && port > 0 && port < 65_536, "a port from 1 to 65535"),
    ),
  ),
  WATTMESH_WEB_TRUSTED_PROXIES: v.pipe(
    list(""),
    v.check(areProxies, "IP addresses, or ranges such as 10.0.0.0/8, with commas between"),
  ),
  WATTMESH_WEB_COMMUNITY_NAME: v.optional(v.string(), "Wattmesh"),
  WATTMESH_WEB_CURRENCY: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "an ISO 4217 code such as EUR"))),
  WATTMESH_WEB_TIME_ZONE: v.optional(
    v.pipe(
      v.string(),
      v.check((name) => knownTimeZone(name) !== undefined, "an IANA time zone such as Europe/Berlin"),
    ),
  ),
  WATTMESH_WEB_VAT_PERCENT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,2}(\.\d)?$/, "a percentage with at most one decimal, such as 19 or 8.1"),
      v.transform((text) => Math.round(Number(text) * 10)),
    ),
    "0",
  ),
  WATTMESH_WEB_PUBLIC_RPC_URL: v.optional(url),
  WATTMESH_WEB_PUBLIC_REST_URL: v.optional(url),
  WATTMESH_WEB_FEE_GRANTER: v.optional(v.pipe(v.string(), v.startsWith("watt1"))),
});

/** Reads and checks an environment. Throws an `Error` that names each variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): ServerConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = v.safeParse(schema, given);
  if (!result.success) {
    const wrong = result.issues.map((issue) => `${v.getDotPath(issue) ?? "environment"}: ${issue.message}`);
    throw new Error(`the environment is not valid: ${wrong.join("; ")}`);
  }
  const found = result.output;
  if (found.WATTMESH_WEB_DEV_METERS_URL !== undefined && found.WATTMESH_WEB_DEV_KEYS === undefined)
    throw new Error(
      "the environment is not valid: WATTMESH_WEB_DEV_METERS_URL: for a localnet, with WATTMESH_WEB_DEV_KEYS",
    );
  if (found.WATTMESH_WEB_DEV_REPLAY !== undefined && found.WATTMESH_WEB_DEV_KEYS === undefined)
    throw new Error(
      "the environment is not valid: WATTMESH_WEB_DEV_REPLAY: for a localnet, with WATTMESH_WEB_DEV_KEYS",
    );
  const deployment = readDeployment(parseJson(readFileSync(found.WATTMESH_WEB_DEPLOYMENT)));
  const currency = found.WATTMESH_WEB_CURRENCY ?? currencyOf(deployment.denom);
  return {
    deployment,
    rpcUrl: found.WATTMESH_WEB_RPC_URL ?? deployment.rpcUrl,
    restUrl: found.WATTMESH_WEB_REST_URL?.replace(/\/+$/, ""),
    restRequestsPerMinute: found.WATTMESH_WEB_REST_REQUESTS_PER_MINUTE,
    indexerUrl: found.WATTMESH_WEB_INDEXER_URL,
    notifierUrl: found.WATTMESH_WEB_NOTIFIER_URL,
    devKeys: found.WATTMESH_WEB_DEV_KEYS,
    devMetersUrl: found.WATTMESH_WEB_DEV_METERS_URL,
    devHosts: found.WATTMESH_WEB_DEV_HOSTS,
    metricsHost: found.WATTMESH_WEB_METRICS_HOST,
    metricsPort: found.WATTMESH_WEB_METRICS_PORT,
    proxies: readProxies(found.WATTMESH_WEB_TRUSTED_PROXIES),
    public: {
      deployment: { ...deployment, rpcUrl: "/rpc" },
      communityName: found.WATTMESH_WEB_COMMUNITY_NAME,
      currency,
      timeZone: found.WATTMESH_WEB_TIME_ZONE,
      feeGranter: found.WATTMESH_WEB_FEE_GRANTER,
      localnet: found.WATTMESH_WEB_DEV_KEYS !== undefined,
      virtualMeters: found.WATTMESH_WEB_DEV_METERS_URL !== undefined,
      vatPermille: found.WATTMESH_WEB_VAT_PERCENT,
      replay: found.WATTMESH_WEB_DEV_REPLAY,
      indexer: found.WATTMESH_WEB_INDEXER_URL !== undefined,
      push: found.WATTMESH_WEB_NOTIFIER_URL !== undefined && found.WATTMESH_WEB_INDEXER_URL !== undefined,
      publicRpcUrl: found.WATTMESH_WEB_PUBLIC_RPC_URL,
      rest: found.WATTMESH_WEB_REST_URL !== undefined,
      publicRestUrl: found.WATTMESH_WEB_PUBLIC_REST_URL,
    },
  };
}

/** Rows of a quarter of an hour, as all of a localnet's data has. */
function readReplay(text: string): Replay {
  const parts = text.split(",").map((part) => {
    const [fromSlot = 0, startsAt = 0] = part.split("=").map(Number);
    return { fromSlot, startsAt };
  });
  return { rowSeconds: 900, parts: parts.sort((one, other) => one.fromSlot - other.fromSlot) };
}

/** `ueur` counts millionths of EUR. */
function currencyOf(denom: string): string {
  const [, code] = /^u([a-z]{3})$/.exec(denom) ?? [];
  if (code === undefined)
    throw new Error(`the environment is not valid: WATTMESH_WEB_CURRENCY: ${denom} does not name a currency`);
  return code.toUpperCase();
}

function areProxies(ranges: string[]): boolean {
  try {
    readProxies(ranges);
    return true;
  } catch {
    return false;
  }
}

let config: ServerConfig | undefined;

/** The server's own configuration, read once. */
export function serverConfig(): ServerConfig {
  config ??= readConfig(process.env);
  return config;
}
