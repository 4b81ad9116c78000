import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Deployment, readDeployment } from "@wattmesh/client";
import { parse as parseToml } from "smol-toml";
import * as v from "valibot";
import { ConfigError, messageOf } from "./errors.ts";

/** Environment variables of this service start with this: `WATTMESH_INDEXER_HTTP_PORT` is `http.port`. */
const PREFIX = "WATTMESH_INDEXER_";
/** Names the file; it is no key of it. */
const CONFIG_VARIABLE = `${PREFIX}CONFIG`;
/** What hosts of PostgreSQL hand to a service; the same as `database.url`. */
const DATABASE_VARIABLE = "DATABASE_URL";

const text = v.pipe(v.string("must be text"), v.minLength(1, "must not be empty"));
const integer = (least: number, most: number) => {
  const reason = `must be a whole number from ${least} to ${most}`;
  return v.pipe(v.number(reason), v.integer(reason), v.minValue(least, reason), v.maxValue(most, reason));
};
const url = (...protocols: string[]) =>
  v.pipe(
    text,
    v.check(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL with ${protocols.join(" or ")}`,
    ),
  );
const origin = v.pipe(
  text,
  v.check(
    (value) => value === "*" || (URL.canParse(value) && new URL(value).origin === value),
    'must be an origin such as https://example.org, or "*"',
  ),
);
const sections = {
  database: {
    path: v.optional(text),
    url: v.optional(url("postgres:", "postgresql:")),
    connections: v.optional(integer(2, 100), 8),
  },
  chain: {
    rpc_url: v.optional(url("http:", "https:")),
    poll_ms: v.optional(integer(10, 60_000), 200),
    prefetch_blocks: v.optional(integer(1, 256), 24),
    request_timeout_ms: v.optional(integer(100, 600_000), 15_000),
  },
  http: {
    host: v.optional(text, "127.0.0.1"),
    port: v.optional(integer(0, 65_535), 9_470),
    cors_origins: v.optional(v.array(origin, "must be a list of origins"), []),
    requests_per_minute: v.optional(integer(1, 10_000_000), 6_000),
    streams: v.optional(integer(0, 100_000), 500),
    trust_proxy: v.optional(v.boolean("must be true or false"), false),
  },
  log: {
    level: v.optional(
      v.picklist(
        ["trace", "debug", "info", "warn", "error", "fatal"],
        "must be one of trace, debug, info, warn, error, fatal",
      ),
      "info",
    ),
  },
} as const;

const schema = v.strictObject({
  deployment: text,
  database: v.optional(v.strictObject(sections.database), {}),
  chain: v.optional(v.strictObject(sections.chain), {}),
  http: v.optional(v.strictObject(sections.http), {}),
  log: v.optional(v.strictObject(sections.log), {}),
});

type Wire = v.InferOutput<typeof schema>;

/** What the file and the environment say, checked; paths are absolute. */
export interface Config {
  readonly deployment: Deployment;
  /** PGlite in a folder, or PostgreSQL. */
  readonly database: { readonly path: string } | { readonly url: string; readonly connections: number };
  readonly chain: { readonly pollMs: number; readonly prefetchBlocks: number; readonly requestTimeoutMs: number };
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly corsOrigins: readonly string[];
    readonly requestsPerMinute: number;
    readonly streams: number;
    readonly trustProxy: boolean;
  };
  readonly log: { readonly level: string };
}

type Environment = Readonly<Record<string, string | undefined>>;
type Table = Record<string, unknown>;

/**
 * The configuration of `file` with the environment over it. Paths in it are relative to the file.
 *
 * Throws `ConfigError` with the key and the value for the first thing that is wrong, also for keys that nobody reads.
 */
export function loadConfig(file: string | undefined, environment: Environment): Config {
  const path = file ?? environment[CONFIG_VARIABLE];
  const table = path === undefined ? {} : readTable(path);
  overlay(table, environment);
  const parsed = v.safeParse(schema, table, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const unknown = issue.type === "strict_object" && issue.expected === "never";
    const reason = unknown ? "is no key of the indexer" : issue.input === undefined ? "is missing" : issue.message;
    throw new ConfigError(v.getDotPath(issue) ?? "config", issue.path?.at(-1)?.value ?? issue.input, reason);
  }
  return toConfig(parsed.output, path === undefined ? process.cwd() : dirname(resolve(path)));
}

function toConfig(wire: Wire, base: string): Config {
  const { chain, http } = wire;
  const deployment = readDeploymentFile(resolve(base, wire.deployment));
  return {
    deployment: { ...deployment, rpcUrl: chain.rpc_url ?? deployment.rpcUrl },
    database: databaseOf(wire.database, base),
    chain: {
      pollMs: chain.poll_ms,
      prefetchBlocks: chain.prefetch_blocks,
      requestTimeoutMs: chain.request_timeout_ms,
    },
    http: {
      host: http.host,
      port: http.port,
      corsOrigins: http.cors_origins,
      requestsPerMinute: http.requests_per_minute,
      streams: http.streams,
      trustProxy: http.trust_proxy,
    },
    log: wire.log,
  };
}

function databaseOf({ path, url: address, connections }: Wire["database"], base: string): Config["database"] {
  if (address !== undefined) return { url: address, connections };
  if (path !== undefined) return { path: resolve(base, path) };
  throw new ConfigError("database.path", undefined, "name a folder for PGlite, or database.url for PostgreSQL");
}

function readDeploymentFile(path: string): Deployment {
  try {
    return readDeployment(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new ConfigError("deployment", path, messageOf(error));
  }
}

function readTable(path: string): Table {
  try {
    return parseToml(readFileSync(path, "utf8")) as Table;
  } catch (error) {
    throw new ConfigError("config", path, messageOf(error).split("\n")[0] ?? "");
  }
}

/** Each variable with the key that it sets. */
const variables = new Map<string, string[]>([
  [`${PREFIX}DEPLOYMENT`, ["deployment"]],
  [DATABASE_VARIABLE, ["database", "url"]],
  ...Object.entries(sections).flatMap(([name, entries]) =>
    Object.keys(entries).map((key): [string, string[]] => [`${PREFIX}${name}_${key}`.toUpperCase(), [name, key]]),
  ),
]);

function overlay(table: Table, environment: Environment): void {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || name === CONFIG_VARIABLE) continue;
    const path = variables.get(name);
    if (path === undefined) {
      if (name.startsWith(PREFIX)) throw new ConfigError(name, value, "is no variable of the indexer");
      continue;
    }
    const [first = "", key] = path;
    if (key === undefined) {
      table[first] = value;
    } else {
      table[first] ??= {};
      (table[first] as Table)[key] = typed(path, value);
    }
  }
}

/** A variable's text as the type of its key. */
function typed([name = "", key = ""]: string[], value: string): unknown {
  const entry: unknown = (sections as unknown as Record<string, Record<string, unknown>>)[name]?.[key];
  switch (typeOf(entry)) {
    case "number":
      return value.trim() === "" ? value : Number(value);
    case "boolean":
      return value === "true" ? true : value === "false" ? false : value;
    case "array":
      return value.split(",").map((part) => part.trim());
    default:
      return value;
  }
}

function typeOf(entry: unknown): string {
  const { wrapped, type } = entry as { wrapped?: unknown; type: string };
  return wrapped === undefined ? type : typeOf(wrapped);
}
