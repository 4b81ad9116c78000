import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { readNamed } from "@wattmesh/service-kit/config";
import { integer, text } from "@wattmesh/service-kit/schema";
import * as v from "valibot";
import { ConfigError } from "../errors.ts";

const path = v.pipe(v.array(text), v.minLength(1), v.maxLength(8));
const energyUnit = v.picklist(["Wh", "kWh", "MWh"]);
const jsonRegister = v.strictObject({ path, unit: v.union([energyUnit, v.strictObject({ path })]) });
const obis = v.pipe(v.array(v.pipe(text, v.regex(/^\d{1,3}-\d{1,3}:\d{1,3}\.\d{1,3}\.\d{1,3}$/))), v.minLength(1));

const common = {
  model: text,
  /** What a reading of it is worth: the chain knows that nobody changed it after it was signed. */
  assurance: v.literal("signed at the edge"),
  notes: v.optional(text),
};
const json = {
  ...common,
  format: v.literal("json"),
  import: jsonRegister,
  export: v.nullable(jsonRegister),
  time: v.optional(path),
  tamper: v.optional(path),
};
const serial = v.strictObject({
  kind: v.literal("serial"),
  baud: v.picklist([300, 1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200]),
  data_bits: v.picklist([7, 8]),
  parity: v.picklist(["none", "even"]),
});

const schema = v.variant("format", [
  v.strictObject({
    ...json,
    transport: v.variant("kind", [
      v.strictObject({ kind: v.literal("mqtt"), topic: text }),
      v.strictObject({
        kind: v.literal("http"),
        path: text,
        every_seconds: integer(1, 3_600),
        /** Energies of minutes that the device keeps, in columns; `{from}` and `{to}` of its path are Unix seconds. */
        minutes: v.optional(
          v.strictObject({
            path: text,
            import: v.pipe(v.array(text), v.minLength(1)),
            export: v.array(text),
            unit: energyUnit,
          }),
        ),
      }),
    ]),
  }),
  v.strictObject({ ...common, format: v.literal("sml"), import: obis, export: v.nullable(obis), transport: serial }),
  v.strictObject({ ...common, format: v.literal("dsmr"), import: obis, export: v.nullable(obis), transport: serial }),
  v.strictObject({ ...common, format: v.literal("csv") }),
]);

/** How a model says what its registers are. */
export type Template = v.InferOutput<typeof schema>;
export type JsonTemplate = Extract<Template, { format: "json" }>;
export type JsonRegister = JsonTemplate["import"];
export type ObisTemplate = Extract<Template, { format: "sml" | "dsmr" }>;
export type HttpTransport = Extract<JsonTemplate["transport"], { kind: "http" }>;
export type SerialTransport = ObisTemplate["transport"];

const folder = join(import.meta.dirname, "..", "..", "templates");

/** Names of the templates that come with the kit. */
export const templateNames = (): string[] =>
  readdirSync(folder)
    .map((file) => basename(file, ".json"))
    .sort();

/** The template of that name, or in the file of that name, if it ends by `.json`. Throws `ConfigError`. */
export function readTemplate(name: string): Template {
  const file = name.endsWith(".json") ? name : join(folder, `${name}.json`);
  if (!name.endsWith(".json") && (!/^[a-z0-9-]+$/.test(name) || !existsSync(file)))
    throw new ConfigError("source.template", name, `is none of ${templateNames().join(", ")}, nor a file .json`);
  const parsed = v.safeParse(schema, readNamed("source.template", file, JSON.parse));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new ConfigError("source.template", name, `${v.getDotPath(issue) ?? "content"}: ${issue.message}`);
}
