import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "./contracts.ts";
import type { Schema } from "./jsonSchema.ts";
import { lowerFirst, pascal } from "./names.ts";
import { docComment, type Field, fieldsOf, header, type Models, type Shape, typeOf } from "./schema.ts";
import { fromWireOf } from "./values.ts";

/** What the generated code imports. */
interface Used {
  models: Set<string>;
  formats: Set<string>;
}

/** What events are called: with their contract's name where others are called so too. */
export function eventNames(contracts: Contract[]): (contract: Contract, event: Schema) => string {
  const titles = contracts.flatMap(({ events }) => Object.values(events).map((event) => event.title));
  return (contract, event) => {
    const unique = titles.filter((title) => title === event.title).length === 1;
    return `${unique ? "" : pascal(contract.name)}${event.title}Event`;
  };
}

/** Types of the contracts' events, and how each is read of its attributes. */
export function writeEvents(contracts: Contract[], models: Models, path: string): void {
  const nameOf = eventNames(contracts);
  const used: Used = { models: new Set(), formats: new Set() };
  const interfaces: string[] = [];
  const decoders: string[] = [];
  const names: string[] = [];
  for (const contract of contracts) {
    const rows: string[] = [];
    for (const [type, event] of Object.entries(contract.events)) {
      const name = nameOf(contract, event);
      const fields = fieldsOf(event, (definition) => models.nameOf(contract.name, definition)).map((field) => ({
        ...field,
        ...reading(field, event, used),
      }));
      const taken = fields.find((field) => field.name === "emitter" || field.name === "type");
      if (taken) throw new Error(`${event.title} has a field ${taken.name}, which tells events apart`);
      const head = [`  emitter: "${contract.name}";`, `  type: "${type}";`];
      const lines = fields.map(
        (field) => `${docComment(field.doc, "  ")}  ${field.name}${field.optional ? "?" : ""}: ${field.type};`,
      );
      interfaces.push(
        `${docComment(event.description)}export interface ${name} {\n${[...head, ...lines].join("\n")}\n}\n`,
      );
      const reads = fields.map((field) => `      ${field.name}: ${field.read},`);
      rows.push(
        `    ${type}: (a: Attributes): ${name} => ({\n      emitter: "${contract.name}",\n      type: "${type}",\n${reads.join("\n")}\n    }),`,
      );
      names.push(name);
    }
    decoders.push(`  ${contract.name}: {\n${rows.join("\n")}\n  },`);
  }
  const modelNames = [...used.models].sort();
  const types = modelNames.filter((name) => interfaces.some((code) => new RegExp(`\\b${name}\\b`).test(code)));
  const functions = modelNames.map(fromWireOf).filter((name) => decoders.some((code) => code.includes(name)));
  const code = [
    header,
    'import type { Attributes } from "../events/attributes.ts";',
    ...[...used.formats]
      .sort()
      .map((format) => `import { decode${format}, type ${format} } from "../formats/${lowerFirst(format)}.ts";`),
    `import { ${[...functions, ...types.map((name) => `type ${name}`)].join(", ")} } from "./values.ts";`,
    "",
    ...interfaces,
    "/** Every event of the contracts; `emitter` and `type` tell them apart. */",
    `export type ContractEvent =\n${names.map((name) => `  | ${name}`).join("\n")};\n`,
    `export const eventDecoders = {\n${decoders.join("\n")}\n};\n`,
  ];
  writeFileSync(path, code.join("\n"));
}

interface Reading {
  type: string;
  read: string;
  optional: boolean;
}

const formatFile = (format: string): string => join(import.meta.dirname, "../src/formats", `${lowerFirst(format)}.ts`);

/** How a field is read of the one attribute in which it stands. */
function reading(field: Field, event: Schema, used: Used): Reading {
  const key = JSON.stringify(field.wire);
  const required = (read: string): Reading => ({ type: typeOf(field.shape), read, optional: false });
  switch (field.shape.kind) {
    case "packed":
      if (!existsSync(formatFile(field.shape.format))) break;
      used.formats.add(field.shape.format);
      return required(`decode${field.shape.format}(a.bytes(${key}))`);
    case "words":
      if (field.shape.item.kind !== "string") break;
      return required(`a.words(${key})`);
    case "json": {
      const read = readingOfJson(field.shape.value, key, used);
      if (read === undefined) break;
      return required(read);
    }
    case "optional": {
      const { type, read } = scalar(field.shape.inner, event, used);
      return { type: `${type} | undefined`, read: `a.has(${key}) ? ${read(key)} : undefined`, optional: true };
    }
    default: {
      const { type, read } = scalar(field.shape, event, used);
      return { type, read: read(key), optional: false };
    }
  }
  throw new Error(`${event.title}.${field.wire}: nothing reads a ${typeOf(field.shape)} of a string`);
}

function readingOfJson(value: Shape, key: string, used: Used): string | undefined {
  const item = value.kind === "list" ? value.item : undefined;
  if (item?.kind === "number") return `a.numbers(${key})`;
  if (item?.kind === "string") return `a.texts(${key})`;
  const model = item ?? value;
  if (model.kind !== "model") return undefined;
  used.models.add(model.name);
  return `a.${item ? "jsonList" : "json"}(${key}, ${fromWireOf(model.name)})`;
}

function scalar(shape: Shape, event: Schema, used: Used): { type: string; read: (key: string) => string } {
  switch (shape.kind) {
    case "number":
      return { type: "number", read: (key) => `a.number(${key})` };
    case "integer":
    case "decimal":
      return { type: "bigint", read: (key) => `a.integer(${key})` };
    case "boolean":
      return { type: "boolean", read: (key) => `a.flag(${key})` };
    case "string":
      return { type: "string", read: (key) => `a.text(${key})` };
    case "bytes":
      return { type: "Uint8Array", read: (key) => `a.bytes(${key})` };
    case "model": {
      const definition = event.definitions?.[shape.name];
      const values = definition?.enum ?? definition?.oneOf?.flatMap((option) => option.enum ?? []);
      if (!values) throw new Error(`${event.title}: ${shape.name} is no list of names`);
      used.models.add(shape.name);
      return { type: shape.name, read: (key) => `a.oneOf<${shape.name}>(${key}, ${JSON.stringify(values)})` };
    }
    default:
      throw new Error(`${event.title}: no attribute holds a ${typeOf(shape)}`);
  }
}
