import { type Deployment, readDeployment } from "@wattmesh/client";
import { type Camel, type Environment, readConfig, readNamed } from "@wattmesh/service-kit/config";
import { addressRange, integer, listenKeys, logSection, text, url } from "@wattmesh/service-kit/schema";
import * as v from "valibot";

/** The push services of Chrome and its kin, Firefox, Safari, and Edge. */
const PUSH_HOSTS = ["fcm.googleapis.com", "*.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"];

const hostPattern = v.pipe(
  text,
  v.regex(
    /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/,
    "must be names of hosts; *. at the front is any of a domain",
  ),
);
const hostAndPort = v.pipe(text, v.regex(/^([a-z0-9.-]+|\[[0-9a-f:]+\]):[1-9]\d{0,4}$/, "must be HOST:PORT"));

const schema = v.strictObject({
  deployment: text,
  keys_file: text,
  contact: url("mailto:", "https:"),
  indexer: v.strictObject({
    url: url("http:", "https:"),
    request_timeout_ms: v.optional(integer(100, 600_000), 10_000),
    refresh_seconds: v.optional(integer(1, 86_400), 900),
  }),
  store: v.strictObject({ path: text }),
  push: v.optional(
    v.strictObject({
      hosts: v.optional(v.array(hostPattern, "must be a list of hosts"), PUSH_HOSTS),
      private_hosts: v.optional(v.array(hostAndPort, "must be a list of HOST:PORT"), []),
      at_most_every_seconds: v.optional(integer(0, 86_400), 300),
      ttl_seconds: v.optional(integer(0, 2_419_200), 86_400),
      timeout_ms: v.optional(integer(100, 60_000), 10_000),
    }),
    {},
  ),
  limits: v.optional(
    v.strictObject({
      subscriptions: v.optional(integer(1, 1_000_000), 10_000),
      per_account: v.optional(integer(1, 1_000), 16),
      days: v.optional(integer(1, 3_650), 60),
    }),
    {},
  ),
  http: v.optional(
    v.strictObject({
      ...listenKeys(9_468),
      requests_per_minute: v.optional(integer(1, 1_000_000), 30),
      trusted_proxies: v.optional(v.array(addressRange, "must be a list of addresses"), []),
    }),
    {},
  ),
  log: logSection,
});

/** The checked configuration of file and environment; paths are absolute. */
export type Config = Camel<v.InferOutput<typeof schema>>;

const shape = { service: "notifier", schema, paths: ["deployment", "keys_file", "store.path"] };

/** The configuration of `file` with the environment over it. */
export const loadConfig = (file: string | undefined, environment: Environment): Config =>
  readConfig(shape, file, environment);

/** The deployment that the configuration names. */
export const readDeploymentOf = ({ deployment }: Config): Deployment =>
  readNamed("deployment", deployment, (content) => readDeployment(JSON.parse(content)));
