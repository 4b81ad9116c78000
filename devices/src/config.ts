import { type Deployment, isSerial, readDeployment } from "@wattmesh/client";
import { type Camel, type Environment, readConfig, readNamed } from "@wattmesh/service-kit/config";
import { integer, logSection, oneOf, text, url } from "@wattmesh/service-kit/schema";
import { tokenPaths, tokenSection } from "@wattmesh/service-kit/token";
import type { IClientOptions } from "mqtt";
import * as v from "valibot";
import { ConfigError } from "./errors.ts";

const U32_MAX = 0xffff_ffff;

const broker = v.pipe(
  url("mqtt:", "mqtts:", "ws:", "wss:"),
  v.check((value) => new URL(value).username === "", "must not hold a name or password, which have keys of their own"),
);

/** What a source is read by; which of it counts, its template says. */
const source = v.strictObject({
  template: text,
  url: v.optional(url("http:", "https:", "mqtt:", "mqtts:")),
  topic: v.optional(text),
  username: v.optional(text),
  password_file: v.optional(text),
  port: v.optional(text),
  file: v.optional(text),
  time_zone: v.optional(text),
  import_column: v.optional(text),
  export_column: v.optional(text),
  unit: v.optional(oneOf("Wh", "kWh")),
  decimal_mark: v.optional(oneOf(".", ",")),
  most_age_seconds: v.optional(integer(1, 3_600), 60),
});

const schema = v.strictObject({
  community: v.pipe(
    text,
    v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be small letters, digits and hyphens, at most 63, as in topics"),
  ),
  deployment: text,
  key_file: v.optional(text),
  serial: v.pipe(text, v.check(isSerial, "must be 1 to 32 visible ASCII characters, as on the device's label")),
  meter_id: v.optional(integer(0, U32_MAX)),
  rpc_url: v.optional(url("http:", "https:")),
  mqtt: v.strictObject({
    url: broker,
    client_id: v.optional(v.pipe(text, v.regex(/^[A-Za-z0-9-]{1,23}$/, "must be 1 to 23 letters, digits and hyphens"))),
    protocol: v.optional(oneOf("5", "3.1.1"), "5"),
    keepalive_seconds: v.optional(integer(1, 3_600), 30),
    username: v.optional(text),
    password_file: v.optional(text),
    ca_file: v.optional(text),
    cert_file: v.optional(text),
    cert_key_file: v.optional(text),
  }),
  store: v.strictObject({
    path: text,
    most_readings: v.optional(integer(96, 400_000), 35_040),
    keep_acknowledged: v.optional(integer(1, 10_000), 96),
  }),
  source: v.optional(source),
  records: v.optional(
    v.strictObject({
      path: text,
      every_seconds: v.optional(integer(1, 3_600), 5),
      max_clock_skew_seconds: v.optional(integer(0, 3_600), 2),
    }),
  ),
  events: v.optional(v.strictObject({ tamper_file: v.optional(text) }), {}),
  token: tokenSection,
  log: logSection,
});

/** The checked configuration of file and environment; paths are absolute. */
export type Config = Camel<v.InferOutput<typeof schema>>;
export type SourceConfig = NonNullable<Config["source"]>;

const shape = {
  service: "meter",
  schema,
  paths: [
    "deployment",
    "key_file",
    ...tokenPaths,
    "mqtt.password_file",
    "mqtt.ca_file",
    "mqtt.cert_file",
    "mqtt.cert_key_file",
    "store.path",
    "events.tamper_file",
    "source.password_file",
    "source.file",
    "records.path",
  ],
};

/** The configuration of `file` with the environment over it: `WATTMESH_METER_MQTT_URL` is `mqtt.url`. Throws `ConfigError`. */
export function loadConfig(file: string | undefined, environment: Environment): Config {
  const config = readConfig(shape, file, environment);
  const { certFile, certKeyFile } = config.mqtt;
  if ((certFile === undefined) !== (certKeyFile === undefined)) {
    const missing = certFile === undefined ? "mqtt.cert_file" : "mqtt.cert_key_file";
    throw new ConfigError(missing, undefined, "a certificate and its key go together");
  }
  return config;
}

/** The deployment that the configuration names, at the node that it names. */
export function readDeploymentOf(config: Config): Deployment {
  const deployment = readNamed("deployment", config.deployment, (content) => readDeployment(JSON.parse(content)));
  return { ...deployment, rpcUrl: config.rpcUrl ?? deployment.rpcUrl };
}

/** The meter's number on the chain, which it has once it is registered. */
export function meterIdOf({ meterId }: Config): number {
  if (meterId !== undefined) return meterId;
  throw new ConfigError(
    "meter_id",
    undefined,
    "is missing: the number that the chain gave the meter at its registration",
  );
}

/** How the broker is reached. */
export function connectionOf({ mqtt }: Config): IClientOptions {
  const named = (key: string, path: string | undefined) => (path === undefined ? undefined : readNamed(key, path));
  const options = {
    username: mqtt.username,
    password: named("mqtt.password_file", mqtt.passwordFile)?.trimEnd(),
    ca: named("mqtt.ca_file", mqtt.caFile),
    cert: named("mqtt.cert_file", mqtt.certFile),
    key: named("mqtt.cert_key_file", mqtt.certKeyFile),
  };
  return {
    protocolVersion: mqtt.protocol === "5" ? 5 : 4,
    keepalive: mqtt.keepaliveSeconds,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  };
}
