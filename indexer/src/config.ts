import { type Deployment, readDeployment } from "@wattmesh/client";
import { type Camel, type Environment, readConfig, readNamed } from "@wattmesh/service-kit/config";
import { ConfigError } from "@wattmesh/service-kit/errors";
import { addressRange, integer, listenKeys, logSection, text, url } from "@wattmesh/service-kit/schema";
import * as v from "valibot";

const origin = v.pipe(
  text,
  v.check(
    (value) => value === "*" || (URL.canParse(value) && new URL(value).origin === value),
    'must be an origin such as https://example.org, or "*"',
  ),
);

const schema = v.strictObject({
  deployment: text,
  database: v.optional(
    v.strictObject({
      path: v.optional(text),
      url: v.optional(url("postgres:", "postgresql:")),
      connections: v.optional(integer(2, 100), 8),
      // The web app's pages show twelve months of any time zone.
      keep_days: v.optional(integer(400, 36_500)),
      // Each hour is some parts of tables, over all of which questions go.
      keep_hours: v.optional(integer(1, 48)),
    }),
    {},
  ),
  chain: v.optional(
    v.strictObject({
      rpc_url: v.optional(url("http:", "https:")),
      poll_ms: v.optional(integer(10, 60_000), 200),
      prefetch_blocks: v.optional(integer(1, 256), 24),
      request_timeout_ms: v.optional(integer(100, 600_000), 15_000),
      audit_seconds: v.optional(integer(0, 86_400), 300),
    }),
    {},
  ),
  http: v.optional(
    v.strictObject({
      ...listenKeys(9_470),
      cors_origins: v.optional(v.array(origin, "must be a list of origins"), []),
      requests_per_minute: v.optional(integer(1, 10_000_000), 6_000),
      streams: v.optional(integer(0, 100_000), 500),
      trusted_proxies: v.optional(v.array(addressRange, "must be a list of addresses"), []),
    }),
    {},
  ),
  log: logSection,
});

type File = Camel<v.InferOutput<typeof schema>>;

const shape = {
  service: "indexer",
  schema,
  paths: ["deployment", "database.path"],
  // What hosts of PostgreSQL hand to a service.
  variables: { DATABASE_URL: "database.url" },
};

/** What the file and the environment say, checked; paths are absolute. */
export interface Config {
  readonly deployment: Deployment;
  /** PGlite in a folder, or PostgreSQL. */
  readonly database: { readonly path: string } | { readonly url: string; readonly connections: number };
  readonly chain: Omit<File["chain"], "rpcUrl"> & {
    readonly keepDays: number | undefined;
    readonly keepHours: number | undefined;
  };
  readonly http: File["http"];
  readonly log: File["log"];
}

/** The configuration of `file` with the environment over it. */
export function loadConfig(file: string | undefined, environment: Environment): Config {
  const {
    chain: { rpcUrl, ...chain },
    ...said
  } = readConfig(shape, file, environment);
  const deployment = readNamed("deployment", said.deployment, (json) => readDeployment(JSON.parse(json)));
  return {
    deployment: { ...deployment, rpcUrl: rpcUrl ?? deployment.rpcUrl },
    database: databaseOf(said.database),
    chain: { ...chain, keepDays: said.database.keepDays, keepHours: said.database.keepHours },
    http: said.http,
    log: said.log,
  };
}

function databaseOf({ path, url: address, connections }: File["database"]): Config["database"] {
  if (address !== undefined) return { url: address, connections };
  if (path !== undefined) return { path };
  throw new ConfigError("database.path", undefined, "name a folder for PGlite, or database.url for PostgreSQL");
}
