import type { Contract, ContractName } from "./contracts.ts";
import type { Schema } from "./jsonSchema.ts";
import { camel, pascal } from "./names.ts";

/** What a value is on this side of the wire. */
export type Shape =
  | { kind: "number" | "boolean" | "string" | "bytes" }
  /** 64 bits, a number in JSON. */
  | { kind: "integer" }
  /** 64 or 128 bits, a string in JSON. */
  | { kind: "decimal" }
  | { kind: "empty" }
  | { kind: "literals"; values: string[] }
  | { kind: "model"; name: string }
  | { kind: "list"; item: Shape }
  /** JSON in a string. */
  | { kind: "json"; value: Shape }
  /** Separated by commas in a string. */
  | { kind: "words"; item: Shape }
  /** Bytes in a format of `src/formats`. */
  | { kind: "packed"; format: string }
  | { kind: "optional"; inner: Shape }
  | { kind: "object"; fields: Field[] };

export interface Field {
  wire: string;
  name: string;
  shape: Shape;
  doc: string | undefined;
  /** A price, of which there are none below 0: refused before it is sent, in words that the contract's parser does not have. */
  isPrice?: boolean;
  /** What is read where the field is left out, in JSON. */
  fallback?: string;
}

/** A named type. Contracts that share it define it alike. */
export interface Model {
  name: string;
  /** Where ts-codegen writes its wire type, and under which name. */
  contract: ContractName;
  wire: string;
  doc: string | undefined;
  shape: Shape | { kind: "union"; literals: string[]; variants: Variant[] };
  /** Whether messages hold it. */
  isSent: boolean;
  /** Whether answers or events hold it. */
  isReceived: boolean;
}

export interface Variant {
  wire: string;
  name: string;
  shape: Shape;
  doc: string | undefined;
}

export interface Models {
  models: Model[];
  /** The name of a contract's definition among the models. */
  nameOf(contract: ContractName, definition: string): string;
}

const scalars: Record<string, Shape> = {
  Addr: { kind: "string" },
  Binary: { kind: "bytes" },
  Int128: { kind: "decimal" },
  Uint64: { kind: "decimal" },
  Uint128: { kind: "decimal" },
  Timestamp: { kind: "decimal" },
};

const entryPoints = ["ExecuteMsg", "QueryMsg"];

export function collectModels(contracts: Contract[]): Models {
  const found = contracts.flatMap((contract) =>
    Object.entries(definitionsOf(contract)).map(([wire, schema]) => ({ contract: contract.name, wire, schema })),
  );
  const shared = (wire: string) =>
    new Set(found.filter((one) => one.wire === wire).map((one) => essence(one.schema))).size === 1;
  const nameOf = (contract: ContractName, wire: string) => (shared(wire) ? wire : pascal(contract) + wire);
  const sent = new Set<string>();
  const received = new Set<string>();
  const models = new Map<string, Model>();
  for (const contract of contracts) {
    const naming = (definition: string) => nameOf(contract.name, definition);
    const definitions = definitionsOf(contract);
    for (const root of [contract.instantiate, contract.execute, contract.query]) reach(root, definitions, naming, sent);
    for (const root of Object.values(contract.responses)) reach(root, definitions, naming, received);
  }
  const spoken = new Set([...sent, ...received]);
  for (const contract of contracts) {
    const naming = (definition: string) => nameOf(contract.name, definition);
    for (const event of Object.values(contract.events)) reach(event, definitionsOf(contract), naming, received);
  }
  for (const { contract, wire, schema } of found) {
    const name = nameOf(contract, wire);
    if (models.has(name)) continue;
    const shape = modelShape(schema, (definition) => nameOf(contract, definition));
    const isSent = sent.has(name);
    // Words that events alone have stand in an attribute as they are.
    const isReceived = received.has(name) && (shape.kind !== "literals" || spoken.has(name));
    models.set(name, { name, contract, wire, doc: schema.description, shape, isSent, isReceived });
  }
  return { models: [...models.values()], nameOf };
}

/** Names of all definitions that a schema leads to: itself, and what it refers to. */
function reach(schema: Schema, definitions: Record<string, Schema>, naming: Naming, names: Set<string>): void {
  const { definitions: _, ...own } = schema;
  const text = JSON.stringify(own);
  const named = [...text.matchAll(/#\/definitions\/(\w+)/g)].map(([, definition]) => definition);
  for (const definition of [schema.title, ...named]) {
    const next = definition ? definitions[definition] : undefined;
    if (!definition || !next || names.has(naming(definition))) continue;
    names.add(naming(definition));
    reach(next, definitions, naming, names);
  }
}

function definitionsOf(contract: Contract): Record<string, Schema> {
  const roots = [contract.instantiate, contract.execute, contract.query, ...Object.values(contract.responses)];
  const definitions: Record<string, Schema> = {};
  for (const root of roots) {
    Object.assign(definitions, root.definitions);
    if (root.title && !entryPoints.includes(root.title) && !root.title.startsWith("Nullable_"))
      definitions[root.title] = root;
  }
  for (const event of Object.values(contract.events)) Object.assign(definitions, event.definitions);
  for (const scalar of Object.keys(scalars)) delete definitions[scalar];
  return definitions;
}

function essence({ title, definitions, ...rest }: Schema & { $schema?: string }): string {
  const { $schema, ...shape } = rest;
  return JSON.stringify(shape);
}

export type Naming = (definition: string) => string;

export function modelShape(schema: Schema, naming: Naming): Model["shape"] {
  if (schema.oneOf) {
    const literals = schema.oneOf.flatMap((option) => option.enum ?? []);
    const variants = schema.oneOf.flatMap((option) =>
      Object.entries(option.properties ?? {}).map(([wire, value]) => ({
        wire,
        name: camel(wire),
        shape: shapeOf(value, naming),
        doc: option.description,
      })),
    );
    return variants.length === 0 ? { kind: "literals", values: literals } : { kind: "union", literals, variants };
  }
  return shapeOf(schema, naming);
}

export function shapeOf(schema: Schema, naming: Naming): Shape {
  if (schema["x-packed"]) return { kind: "packed", format: schema["x-packed"] };
  if (schema["x-list-of"]) return { kind: "words", item: shapeOf(schema["x-list-of"], naming) };
  if (schema.contentSchema) return { kind: "json", value: shapeOf(schema.contentSchema, naming) };
  if (schema.$ref) {
    const definition = schema.$ref.replace("#/definitions/", "");
    return scalars[definition] ?? { kind: "model", name: naming(definition) };
  }
  if (schema.allOf?.length === 1 && schema.allOf[0]) return shapeOf(schema.allOf[0], naming);
  if (schema.anyOf) {
    const [inner, none] = schema.anyOf;
    if (inner && none?.type === "null") return { kind: "optional", inner: shapeOf(inner, naming) };
  }
  if (Array.isArray(schema.type)) {
    const [type, none] = schema.type;
    if (type && none === "null") return { kind: "optional", inner: shapeOf({ ...schema, type }, naming) };
  }
  if (schema.enum) return { kind: "literals", values: schema.enum };
  switch (schema.type) {
    case "boolean":
    case "string":
      return { kind: schema.type };
    case "integer":
      return { kind: schema.format?.endsWith("64") ? "integer" : "number" };
    case "array":
      if (schema.items) return { kind: "list", item: shapeOf(schema.items, naming) };
      break;
    case "object": {
      const fields = fieldsOf(schema, naming);
      return fields.length === 0 ? { kind: "empty" } : { kind: "object", fields };
    }
  }
  throw new Error(`no type for the schema ${JSON.stringify(schema)}`);
}

export function fieldsOf(schema: Schema, naming: Naming): Field[] {
  return Object.entries(schema.properties ?? {}).map(([wire, property]) => ({
    wire,
    name: camel(wire),
    shape: shapeOf(property, naming),
    doc: property.description,
    isPrice: property.format === "uint32" && wire.endsWith("_micro_per_kwh"),
    ...fallbackOf(property),
  }));
}

function fallbackOf({ default: value }: Schema): Pick<Field, "fallback"> {
  return value === undefined || value === null ? {} : { fallback: JSON.stringify(value) };
}

/** How a shape is written in TypeScript. */
export function typeOf(shape: Shape): string {
  switch (shape.kind) {
    case "number":
    case "boolean":
    case "string":
      return shape.kind;
    case "bytes":
      return "Uint8Array";
    case "integer":
    case "decimal":
      return "bigint";
    case "empty":
      return "Record<string, never>";
    case "literals":
      return shape.values.map((value) => JSON.stringify(value)).join(" | ");
    case "model":
      return shape.name;
    case "packed":
      return shape.format;
    case "json":
      return typeOf(shape.value);
    case "words":
      return `${typeOf(shape.item)}[]`;
    case "list":
      return ["literals", "optional"].includes(shape.item.kind)
        ? `(${typeOf(shape.item)})[]`
        : `${typeOf(shape.item)}[]`;
    case "optional":
      return `${typeOf(shape.inner)} | undefined`;
    case "object":
      return `{ ${shape.fields.map(fieldType).join(" ")} }`;
  }
}

export function fieldType({ name, shape }: Field): string {
  return shape.kind === "optional" ? `${name}?: ${typeOf(shape)};` : `${name}: ${typeOf(shape)};`;
}

/** What Rust's links name has a name here too. */
export const plain = (text: string): string => withoutLinks(text, camel);

export const docComment = (text: string | undefined, indent = ""): string =>
  text ? `${indent}/** ${plain(text)} */\n` : "";

/** Rust's links mean nothing here: what they name, as it is called here. */
export const withoutLinks = (doc: string, called: (name: string) => string): string =>
  doc
    .replace(/\[`(?:crate::)?(?:\w+::)*(\w+)`\]/g, (_, name) => `\`${called(name)}\``)
    .replace(/\[([^\]]+)\]\((?:\w+::)+\w+\)/g, "$1")
    .replace(/\s*\n\s*/g, " ");

export const header = "// Written by codegen/ from contracts/schema. Change the Rust types, not this file.\n";
