import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { decodeText } from "@wattmesh/client";
import { parse as parseToml, TomlError } from "smol-toml";
import * as v from "valibot";
import { ConfigError, messageOf } from "./errors.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The schema of a service's configuration, and how files and variables fill it. */
export interface ConfigShape<Schema extends v.GenericSchema> {
  /** Variables start with `WATTMESH_<SERVICE>_`: `WATTMESH_RELAYER_MQTT_URL` is `mqtt.url` of the relayer. */
  readonly service: string;
  /** A strict object of values and, one level deep, of strict objects. */
  readonly schema: Schema;
  /** Keys that name a file or folder, relative to the configuration's own. */
  readonly paths: readonly string[];
  /** Variables with a name of their own, and the key that each sets. */
  readonly variables?: Readonly<Record<string, string>>;
}

type CamelCase<Text extends string> = Text extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;

/** The keys of a configuration as the code writes them: `poll_ms` is `pollMs`. */
export type Camel<Value> = Value extends readonly unknown[]
  ? Readonly<Value>
  : Value extends object
    ? { readonly [Key in keyof Value as CamelCase<Key & string>]: Camel<Value[Key]> }
    : Value;

type Table = Record<string, unknown>;

/**
 * The configuration of `file`, or of the one that `WATTMESH_<SERVICE>_CONFIG` names, with the environment over it; paths are absolute.
 *
 * Throws `ConfigError` with the key and the value for the first thing that is wrong, also for keys and variables that nobody reads.
 */
export function readConfig<Schema extends v.GenericSchema>(
  shape: ConfigShape<Schema>,
  file: string | undefined,
  environment: Environment,
): Camel<v.InferOutput<Schema>> {
  const path = file ?? environment[`${prefixOf(shape)}CONFIG`];
  const table = path === undefined ? {} : readTable(path);
  overlay(table, shape, environment);
  const checked = check(table, shape);
  const folder = path === undefined ? process.cwd() : dirname(resolve(path));
  return camelise(withAbsolutePaths(checked, shape.paths, folder)) as Camel<v.InferOutput<Schema>>;
}

/** The parsed content of the file at `path`, which the configuration names at `key`. */
export function readNamed<Content = string>(
  key: string,
  path: string,
  parse: (text: string) => Content = (text) => text as Content,
): Content {
  try {
    return parse(decodeText(readFileSync(path)));
  } catch (error) {
    throw new ConfigError(key, path, messageOf(error));
  }
}

const prefixOf = ({ service }: { service: string }): string => `WATTMESH_${service.toUpperCase()}_`;

function readTable(path: string): Table {
  const source = readNamed("config", path);
  try {
    return parseToml(source) as Table;
  } catch (error) {
    const place = error instanceof TomlError ? `line ${error.line}: ` : "";
    throw new ConfigError("config", path, `${place}${messageOf(error).split("\n")[0]}`);
  }
}

function check<Schema extends v.GenericSchema>(table: Table, { service, schema }: ConfigShape<Schema>): Table {
  const parsed = v.safeParse(schema, table, { abortEarly: true });
  if (parsed.success) return parsed.output as Table;
  const issue = parsed.issues[0];
  const unknown = issue.type === "strict_object" && issue.expected === "never";
  const reason = unknown ? `is no key of the ${service}` : issue.input === undefined ? "is missing" : issue.message;
  throw new ConfigError(v.getDotPath(issue) ?? "config", issue.path?.at(-1)?.value ?? issue.input, reason);
}

/** A value of the configuration, as its schema describes it. */
interface Leaf {
  readonly path: readonly string[];
  readonly type: string;
}

function overlay(table: Table, shape: ConfigShape<v.GenericSchema>, environment: Environment): void {
  const prefix = prefixOf(shape);
  const leaves = leavesOf(shape);
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || name === `${prefix}CONFIG`) continue;
    const leaf = leaves.get(name);
    if (leaf !== undefined) set(table, leaf, value);
    else if (name.startsWith(prefix)) throw new ConfigError(name, value, `is no variable of the ${shape.service}`);
  }
}

/** The configuration values, by the environment variables that set them. */
function leavesOf(shape: ConfigShape<v.GenericSchema>): Map<string, Leaf> {
  const prefix = prefixOf(shape);
  const leaves = walk(shape.schema, []);
  const byKey = new Map(leaves.map((leaf) => [leaf.path.join("."), leaf]));
  return new Map([
    ...leaves.map((leaf): [string, Leaf] => [`${prefix}${leaf.path.join("_").toUpperCase()}`, leaf]),
    ...Object.entries(shape.variables ?? {}).map(([name, key]): [string, Leaf] => [name, byKey.get(key) as Leaf]),
  ]);
}

function walk(schema: unknown, path: readonly string[]): Leaf[] {
  const { type, wrapped, entries } = schema as { type: string; wrapped?: unknown; entries?: Table };
  if (wrapped !== undefined) return walk(wrapped, path);
  if (entries === undefined) return [{ path, type }];
  return Object.entries(entries).flatMap(([key, inner]) => walk(inner, [...path, key]));
}

function set(table: Table, { path, type }: Leaf, value: string): void {
  const holder = path.slice(0, -1).reduce<Table>((inner, step) => {
    inner[step] ??= {};
    return inner[step] as Table;
  }, table);
  holder[path.at(-1) as string] = typed(type, value);
}

/** A variable's text converted to its key's type. Text that does not convert stays text, which the schema refuses. */
function typed(type: string, value: string): unknown {
  switch (type) {
    case "number": {
      const number = value.trim() === "" ? Number.NaN : Number(value);
      return Number.isFinite(number) ? number : value;
    }
    case "boolean":
      return value === "true" ? true : value === "false" ? false : value;
    case "array":
      return value.split(",").map((part) => part.trim());
    default:
      return value;
  }
}

function withAbsolutePaths(table: Table, paths: readonly string[], folder: string): Table {
  const copy = structuredClone(table);
  for (const path of paths) {
    const steps = path.split(".");
    const key = steps.pop() as string;
    const holder = steps.reduce<Table | undefined>((inner, step) => inner?.[step] as Table | undefined, copy);
    if (typeof holder?.[key] === "string") holder[key] = resolve(folder, holder[key]);
  }
  return copy;
}

function camelise(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    camelise(inner),
  ]);
  return Object.fromEntries(entries);
}
