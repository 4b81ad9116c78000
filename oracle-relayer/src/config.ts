import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse as parseToml, TomlError } from "smol-toml";
import * as v from "valibot";
import { ConfigError, messageOf } from "./errors.ts";
import { COMMUNITY_PATTERN } from "./mqtt/topics.ts";

/** Environment variables of this service start with this: `WATTMESH_RELAYER_MQTT_URL` is `mqtt.url`. */
const PREFIX = "WATTMESH_RELAYER_";
/** Names the file; it is no key of it. */
const CONFIG_VARIABLE = `${PREFIX}CONFIG`;

const text = (reason = "must not be empty") => v.pipe(v.string("must be text"), v.minLength(1, reason));
const integer = (least: number, most: number) => {
  const reason = `must be a whole number from ${least} to ${most}`;
  return v.pipe(v.number(reason), v.integer(reason), v.minValue(least, reason), v.maxValue(most, reason));
};
const url = (...protocols: string[]) =>
  v.pipe(
    text(),
    v.check(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL with ${protocols.join(" or ")}`,
    ),
  );
const broker = v.pipe(
  url("mqtt:", "mqtts:", "ws:", "wss:"),
  v.check((value) => new URL(value).username === "", "must not hold a name or password, which have keys of their own"),
);
const oneOf = <const Options extends readonly string[]>(...options: Options) =>
  v.picklist(options, `must be one of ${options.join(", ")}`);

const schema = v.strictObject({
  community: v.pipe(
    text(),
    v.regex(COMMUNITY_PATTERN, "must be small letters, digits and hyphens, at most 63, as in topics"),
  ),
  deployment: text(),
  key_file: text(),
  mqtt: v.strictObject({
    url: broker,
    client_id: v.optional(
      v.pipe(text(), v.regex(/^[A-Za-z0-9-]{1,23}$/, "must be 1 to 23 letters, digits and hyphens")),
      "wattmesh-relayer",
    ),
    protocol: v.optional(oneOf("5", "3.1.1"), "5"),
    keepalive_seconds: v.optional(integer(1, 3_600), 30),
    session_expiry_seconds: v.optional(integer(60, 0xffff_fffe), 604_800),
    username: v.optional(text()),
    password_file: v.optional(text()),
    ca_file: v.optional(text()),
    cert_file: v.optional(text()),
    cert_key_file: v.optional(text()),
  }),
  store: v.strictObject({
    path: text(),
    min_free_bytes: v.optional(integer(0, Number.MAX_SAFE_INTEGER), 268_435_456),
    keep_final_hours: v.optional(integer(1, 87_600), 48),
    keep_rejected: v.optional(integer(0, 1_000_000), 10_000),
  }),
  readings: v.optional(
    v.strictObject({
      gap_wait_ms: v.optional(integer(0, 600_000), 2_000),
      max_future_seconds: v.optional(integer(0, 86_400), 3_600),
      quarantine_seconds: v.optional(integer(1, 86_400), 300),
    }),
    {},
  ),
  chain: v.optional(
    v.strictObject({
      rpc_url: v.optional(url("http:", "https:")),
      timeout_blocks: v.optional(integer(3, 10_000), 20),
      max_tx_bytes: v.optional(integer(1_000, 700_000), 400_000),
      max_tx_readings: v.optional(integer(1, 16_384), 4_096),
      gas_base: v.optional(integer(0, 1_000_000_000), 250_000),
      gas_per_reading: v.optional(integer(1, 1_000_000), 6_000),
      poll_ms: v.optional(integer(10, 60_000), 250),
      rebroadcast_ms: v.optional(integer(100, 600_000), 5_000),
      reconcile_seconds: v.optional(integer(1, 86_400), 600),
      request_timeout_ms: v.optional(integer(100, 600_000), 15_000),
    }),
    {},
  ),
  http: v.optional(
    v.strictObject({
      host: v.optional(text(), "127.0.0.1"),
      port: v.optional(integer(0, 65_535), 9_464),
    }),
    {},
  ),
  log: v.optional(
    v.strictObject({ level: v.optional(oneOf("trace", "debug", "info", "warn", "error", "fatal"), "info") }),
    {},
  ),
});

type CamelCase<Text extends string> = Text extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;
type Camel<Value> = Value extends object
  ? { readonly [Key in keyof Value as CamelCase<Key & string>]: Camel<Value[Key]> }
  : Value;

/** What the file and the environment say, checked; paths are absolute. */
export type Config = Camel<v.InferOutput<typeof schema>>;

type Environment = Readonly<Record<string, string | undefined>>;
type Table = Record<string, unknown>;

const PATH_KEYS = [
  "deployment",
  "key_file",
  "mqtt.password_file",
  "mqtt.ca_file",
  "mqtt.cert_file",
  "mqtt.cert_key_file",
  "store.path",
];

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
    const key = v.getDotPath(issue) ?? "config";
    const unknown = issue.type === "strict_object" && issue.expected === "never";
    const missing = issue.input === undefined;
    throw new ConfigError(
      key,
      issue.path?.at(-1)?.value ?? issue.input,
      unknown ? "is no key of the relayer" : missing ? "is missing" : issue.message,
    );
  }
  const base = path === undefined ? process.cwd() : dirname(resolve(path));
  const config = camelise(absolute(parsed.output, base)) as Config;
  checkPairs(config);
  return config;
}

function readTable(path: string): Table {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigError("config", path, messageOf(error));
  }
  try {
    return parseToml(source) as Table;
  } catch (error) {
    const place = error instanceof TomlError ? `line ${error.line}: ` : "";
    throw new ConfigError("config", path, `${place}${messageOf(error).split("\n")[0]}`);
  }
}

/** Each leaf of the schema, by the environment variable that sets it. */
function variables(): Map<string, { path: string[]; numeric: boolean }> {
  const leaves = new Map<string, { path: string[]; numeric: boolean }>();
  const walk = (entries: Readonly<Record<string, unknown>>, path: string[]) => {
    for (const [key, value] of Object.entries(entries)) {
      const inner = unwrap(value);
      if (inner.entries !== undefined) {
        walk(inner.entries, [...path, key]);
      } else {
        leaves.set(`${PREFIX}${[...path, key].join("_").toUpperCase()}`, {
          path: [...path, key],
          numeric: inner.type === "number",
        });
      }
    }
  };
  walk(schema.entries, []);
  return leaves;
}

function unwrap(value: unknown): { type?: string; entries?: Record<string, unknown> } {
  const { wrapped } = value as { wrapped?: unknown };
  return wrapped === undefined ? (value as { type?: string }) : unwrap(wrapped);
}

function overlay(table: Table, environment: Environment): void {
  const leaves = variables();
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX) || name === CONFIG_VARIABLE || value === undefined) {
      continue;
    }
    const leaf = leaves.get(name);
    if (leaf === undefined) {
      throw new ConfigError(name, value, "is no variable of the relayer");
    }
    const key = leaf.path.at(-1) as string;
    let target = table;
    for (const step of leaf.path.slice(0, -1)) {
      target[step] ??= {};
      target = target[step] as Table;
    }
    target[key] = leaf.numeric && value.trim() !== "" ? Number(value) : value;
  }
}

function absolute(table: Table, base: string): Table {
  const copy = structuredClone(table);
  for (const path of PATH_KEYS) {
    const steps = path.split(".");
    const key = steps.pop() as string;
    const holder = steps.reduce<Table>((inner, step) => inner[step] as Table, copy);
    if (typeof holder[key] === "string") {
      holder[key] = resolve(base, holder[key]);
    }
  }
  return copy;
}

function camelise(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    camelise(inner),
  ]);
  return Object.fromEntries(entries);
}

function checkPairs({ mqtt }: Config): void {
  if ((mqtt.certFile === undefined) !== (mqtt.certKeyFile === undefined)) {
    const missing = mqtt.certFile === undefined ? "mqtt.cert_file" : "mqtt.cert_key_file";
    throw new ConfigError(missing, undefined, "a certificate and its key go together");
  }
}

/** The contents of a file that the configuration names at `key`. */
export function readNamed(key: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigError(key, path, messageOf(error));
  }
}

/** What a relayer signs with: 32 bytes in hex, or the words of a mnemonic. */
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
