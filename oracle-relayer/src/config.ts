import { statSync } from "node:fs";
import { type Camel, type Environment, readConfig, readNamed } from "@wattmesh/service-kit/config";
import { ConfigError } from "@wattmesh/service-kit/errors";
import { integer, listenKeys, logSection, oneOf, text, url } from "@wattmesh/service-kit/schema";
import { tokenPaths, tokenSection } from "@wattmesh/service-kit/token";
import * as v from "valibot";
import { COMMUNITY_PATTERN } from "./mqtt/topics.ts";

const broker = v.pipe(
  url("mqtt:", "mqtts:", "ws:", "wss:"),
  v.check((value) => new URL(value).username === "", "must not hold a name or password, which have keys of their own"),
);

const schema = v.strictObject({
  community: v.pipe(
    text,
    v.regex(COMMUNITY_PATTERN, "must be small letters, digits and hyphens, at most 63, as in topics"),
  ),
  deployment: text,
  key_file: v.optional(text),
  token: tokenSection,
  mqtt: v.strictObject({
    url: broker,
    client_id: v.optional(
      v.pipe(text, v.regex(/^[A-Za-z0-9-]{1,23}$/, "must be 1 to 23 letters, digits and hyphens")),
      "wattmesh-relayer",
    ),
    protocol: v.optional(oneOf("5", "3.1.1"), "5"),
    keepalive_seconds: v.optional(integer(1, 3_600), 30),
    session_expiry_seconds: v.optional(integer(60, 0xffff_fffe), 604_800),
    username: v.optional(text),
    password_file: v.optional(text),
    ca_file: v.optional(text),
    cert_file: v.optional(text),
    cert_key_file: v.optional(text),
  }),
  store: v.strictObject({
    path: text,
    min_free_bytes: v.optional(integer(0, Number.MAX_SAFE_INTEGER), 268_435_456),
    keep_final_hours: v.optional(integer(1, 87_600), 48),
    keep_rejected: v.optional(integer(0, 1_000_000), 10_000),
    max_waiting_per_meter: v.optional(integer(1, 100_000), 1_024),
  }),
  readings: v.optional(
    v.strictObject({
      gap_wait_ms: v.optional(integer(0, 600_000), 2_000),
      max_future_seconds: v.optional(integer(0, 86_400), 3_600),
      max_clock_skew_seconds: v.optional(integer(0, 3_600), 2),
      set_aside_seconds: v.optional(integer(1, 86_400), 300),
    }),
    {},
  ),
  chain: v.optional(
    v.strictObject({
      rpc_url: v.optional(url("http:", "https:")),
      timeout_blocks: v.optional(integer(3, 10_000), 20),
      max_tx_bytes: v.optional(integer(1_000, 700_000), 400_000),
      max_tx_readings: v.optional(integer(1, 16_384), 4_096),
      max_in_flight: v.optional(integer(1, 16), 4),
      gas_base: v.optional(integer(0, 1_000_000_000), 250_000),
      gas_per_batch: v.optional(integer(0, 1_000_000_000), 50_000),
      gas_per_reading: v.optional(integer(1, 1_000_000), 6_000),
      gas_per_record: v.optional(integer(1, 10_000_000), 100_000),
      poll_ms: v.optional(integer(10, 60_000), 250),
      rebroadcast_ms: v.optional(integer(100, 600_000), 5_000),
      reconcile_seconds: v.optional(integer(1, 86_400), 600),
      request_timeout_ms: v.optional(integer(100, 600_000), 15_000),
    }),
    {},
  ),
  http: v.optional(v.strictObject(listenKeys(9_464)), {}),
  log: logSection,
});

/** The checked configuration of file and environment; paths are absolute. */
export type Config = Camel<v.InferOutput<typeof schema>>;

const shape = {
  service: "relayer",
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
  ],
};

/** The configuration of `file` with the environment over it. */
export function loadConfig(file: string | undefined, environment: Environment): Config {
  const config = readConfig(shape, file, environment);
  checkPairs(config);
  if ((config.keyFile === undefined) === (config.token === undefined))
    throw new ConfigError(
      "key_file",
      config.keyFile,
      "one key is wanted: in this file, or in the token that [token] names",
    );
  return config;
}

function checkPairs({ mqtt }: Config): void {
  if ((mqtt.certFile === undefined) !== (mqtt.certKeyFile === undefined)) {
    const missing = mqtt.certFile === undefined ? "mqtt.cert_file" : "mqtt.cert_key_file";
    throw new ConfigError(missing, undefined, "a certificate and its key go together");
  }
}

/** The relayer's signing key: 32 bytes in hex, or the words of a mnemonic. */
export type KeyMaterial = { readonly privateKey: Uint8Array } | { readonly mnemonic: string };

/** Reads the key at `path`, which nobody but its owner may read. */
export function readKey(path: string): KeyMaterial {
  const content = readNamed("key_file", path).trim();
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new ConfigError("key_file", path, "others may read it; chmod 600");
  }
  if (/^[0-9a-fA-F]{64}$/.test(content)) {
    return { privateKey: new Uint8Array(Buffer.from(content, "hex")) };
  }
  const words = content.split(/\s+/);
  if ([12, 15, 18, 21, 24].includes(words.length) && words.every((word) => /^[a-z]+$/.test(word))) {
    return { mnemonic: words.join(" ") };
  }
  throw new ConfigError("key_file", path, "holds neither 64 hex digits nor a mnemonic");
}
