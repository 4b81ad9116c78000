import { writeFileSync } from "node:fs";
import type { Contract } from "./contracts.ts";
import type { Schema } from "./jsonSchema.ts";
import { pascal } from "./names.ts";
import { docComment, type Field, fieldsOf, header, type Models, type Shape, typeOf } from "./schema.ts";
import { fromWireOf } from "./values.ts";

/** Types of the contracts' events, and how each is read of its attributes. */
export function writeEvents(contracts: Contract[], models: Models, path: string): void {
  const titles = contracts.flatMap(({ events }) => Object.values(events).map((event) => event.title));
  const nameOf = (contract: Contract, event: Schema) => {
    const unique = titles.filter((title) => title === event.title).length === 1;
    return `${unique ? "" : pascal(contract.name)}${event.title}Event`;
  };
  const used = new Set<string>();
  const interfaces: string[] = [];
  const decoders: string[] = [];
  const names: string[] = [];
  for (const contract of contracts) {
    const rows: string[] = [];
    for (const [type, event] of Object.entries(contract.events)) {
      const name = nameOf(contract, event);
      const fields = fieldsOf(event, (definition) => models.nameOf(contract.name, definition)).map((field) => ({
        ...field,
        ...reading(field, event, contract, models, used),
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
  const modelNames = [...used].sort();
  const types = modelNames.filter((name) => interfaces.some((code) => new RegExp(`\\b${name}\\b`).test(code)));
  const functions = modelNames.map(fromWireOf).filter((name) => decoders.some((code) => code.includes(name)));
  const code = [
    header,
    'import type { Attributes } from "../events/attributes.ts";',
    ...Object.values(packed).map(
      ({ decoder, item, file }) => `import { ${decoder}, type ${item} } from "../formats/${file}.ts";`,
    ),
    `import { ${[...functions, ...types.map((name) => `type ${name}`)].join(", ")} } from "./values.ts";`,
    "",
    ...interfaces,
    "/** Every event of the contracts; `emitter` and `type` tell them apart. */",
    `export type ContractEvent =\n${names.map((name) => `  | ${name}`).join("\n")};\n`,
    `export const eventDecoders = {\n${decoders.join("\n")}\n};\n`,
  ];
  writeFileSync(path, code.join("\n"));
}

/** What reads the packed values of `interface::packed`, by their Rust names. */
const packed: Record<string, { decoder: string; item: string; file: string }> = {
  BankResults: { decoder: "decodeBankResults", item: "PackedResult", file: "bankResults" },
  FreedReserves: { decoder: "decodeFreedReserves", item: "FreedReserve", file: "freedReserves" },
  OrderEnds: { decoder: "decodeOrderEnds", item: "OrderEnd", file: "orderEnds" },
  OrderFills: { decoder: "decodeOrderFills", item: "PackedFill", file: "orderFills" },
  PackedOrder: { decoder: "decodeOrders", item: "PackedOrder", file: "orders" },
  Verdicts: { decoder: "decodeVerdicts", item: "PackedVerdict", file: "verdicts" },
};

interface Reading {
  type: string;
  read: string;
  optional: boolean;
}

/** Lists and packed values stand in one attribute; the field's description names their type. */
function reading(field: Field, event: Schema, contract: Contract, models: Models, used: Set<string>): Reading {
  const key = JSON.stringify(field.wire);
  const doc = field.doc ?? "";
  const required = (type: string, read: string): Reading => ({ type, read, optional: false });
  const [, format] = /^\[`crate::packed::(\w+)`\]/.exec(doc) ?? [];
  if (format) {
    const known = packed[format];
    if (!known) throw new Error(`${event.title}.${field.wire} is packed as ${format}, for which there is no decoder`);
    return required(`${known.item}[]`, `${known.decoder}(a.bytes(${key}))`);
  }
  if (doc.startsWith("Addresses, separated by commas")) return required("string[]", `a.words(${key})`);
  if (doc === "Texts as JSON.") return required("string[]", `a.texts(${key})`);
  const json = /\[`(\w+)`\] (list )?as JSON/.exec(doc);
  if (json?.[1]) {
    const name = models.nameOf(contract.name, json[1]);
    if (!models.models.some((model) => model.name === name))
      throw new Error(`${event.title}.${field.wire} is of the unknown type ${name}`);
    used.add(name);
    return json[2]
      ? required(`${name}[]`, `a.jsonList(${key}, ${fromWireOf(name)})`)
      : required(name, `a.json(${key}, ${fromWireOf(name)})`);
  }
  if (doc.endsWith("as JSON.")) return required("number[]", `a.numbers(${key})`);
  if (field.shape.kind === "optional") {
    const { type, read } = scalar(field.shape.inner, event, used);
    return { type: `${type} | undefined`, read: `a.has(${key}) ? ${read(key)} : undefined`, optional: true };
  }
  const { type, read } = scalar(field.shape, event, used);
  return required(type, read(key));
}

function scalar(shape: Shape, event: Schema, used: Set<string>): { type: string; read: (key: string) => string } {
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
      used.add(shape.name);
      return { type: shape.name, read: (key) => `a.oneOf<${shape.name}>(${key}, ${JSON.stringify(values)})` };
    }
    default:
      throw new Error(`${event.title}: no attribute holds a ${typeOf(shape)}`);
  }
}
