#!/usr/bin/env node
// Writes docs/spec/messages.md and docs/spec/events.md from the contracts' JSON schema. With --check it only says whether they are stale.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const schemaFolder = join(root, "contracts", "schema");
const specFolder = join(root, "docs", "spec");

const command = "contracts/scripts/generate-spec.mjs";

/** Types of cosmwasm_std: as they stand in JSON, and as an attribute's string is to be read. */
const inJson = {
  Addr: "address",
  Binary: "base64",
  Int128: "i128 as string",
  Timestamp: "unix ns as string",
  Uint64: "u64 as string",
  Uint128: "u128 as string",
};
const inAttributes = { ...inJson, Int128: "i128", Timestamp: "unix ns", Uint64: "u64", Uint128: "u128" };

const integers = {
  uint8: "u8",
  uint16: "u16",
  uint32: "u32",
  uint64: "u64",
  int64: "i64",
};

/** The contracts that have a schema, by name. */
function readContracts() {
  const read = (file) => JSON.parse(readFileSync(join(schemaFolder, file), "utf8"));
  const suffix = "-events.json";
  return readdirSync(schemaFolder)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort()
    .map((name) => ({ name, api: read(`${name}.json`), events: read(`${name}${suffix}`) }));
}

/** A doc comment as Markdown: links to Rust items become their names. */
function text(description = "") {
  return description.replace(/\[`(?:\w+::)*(\w+)`\]/g, "`$1`").replaceAll("\n", " ");
}

const cell = (string) => string.replaceAll("|", "\\|");
const anchor = (contract, type) => `${contract}-${type}`.toLowerCase();
const isNull = (schema) => schema.type === "null";

/** What a schema is, in a few words; `nameOf` says how to call a named type. */
function typeOf(schema, nameOf) {
  if (schema.$ref) return nameOf(schema.$ref.replace("#/definitions/", ""));
  if (schema.allOf) return typeOf(schema.allOf[0], nameOf);
  if (schema.anyOf) {
    const [known, ...others] = schema.anyOf.filter((option) => !isNull(option));
    if (others.length > 0) throw new Error(`a choice of types: ${JSON.stringify(schema)}`);
    return `${typeOf(known, nameOf)}, optional`;
  }
  if (Array.isArray(schema.type)) {
    const type = schema.type.find((name) => name !== "null");
    return `${typeOf({ ...schema, type }, nameOf)}, optional`;
  }
  switch (schema.type) {
    case "array":
      return `list of ${typeOf(schema.items, nameOf)}`;
    case "integer":
      if (!integers[schema.format]) throw new Error(`integer of format ${schema.format}`);
      return integers[schema.format];
    case "object":
      return Object.keys(schema.properties ?? {}).length > 0 ? "object" : "`{}`";
    default:
      return schema.type;
  }
}

/** A table without the columns that have nothing to say, and nothing at all without rows. */
function table(titles, rows) {
  if (rows.length === 0) return [];
  const used = titles.map((_, column) => column).filter((column) => rows.some((row) => row[column]));
  const line = (cells) => `| ${used.map((column) => cell(cells[column])).join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line), ""];
}

/** The fields of an object as a table; nothing when it has none. */
function fields(schema, nameOf, title = "field") {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    `\`${name}\``,
    typeOf(field, nameOf),
    text(field.description),
  ]);
  return table([title, "type", "meaning"], rows);
}

const paragraph = (description) => (description ? [text(description), ""] : []);

/** The alternatives of an enum, as `{ name, description, payload }`. A unit variant has no payload. */
function variants(schema) {
  if (schema.enum) return schema.enum.map((name) => ({ name }));
  return (schema.oneOf ?? []).flatMap(({ description, properties, enum: units }) => {
    if (units) return units.map((name) => ({ name, description }));
    return Object.entries(properties).map(([name, payload]) => ({ name, description, payload }));
  });
}

/** Messages of one kind, each with its fields. `answer` says what a query returns. */
function messages(title, schema, nameOf, answer = () => []) {
  if (!schema) return [];
  const each = variants(schema).flatMap(({ name, description, payload }) => [
    `#### \`${name}\``,
    "",
    ...paragraph(description),
    ...(payload?.$ref ? [`Takes ${typeOf(payload, nameOf)}.`, ""] : fields(payload ?? {}, nameOf)),
    ...answer(name),
  ]);
  return each.length > 0 ? [`### ${title}`, "", ...each] : [];
}

/** Every type that a contract's messages and answers name. */
function namedTypes({ instantiate, execute, query, sudo, responses }) {
  const types = new Map();
  for (const schema of [instantiate, execute, query, sudo, ...Object.values(responses)].filter(Boolean)) {
    for (const [name, definition] of Object.entries(schema.definitions ?? {})) types.set(name, definition);
  }
  for (const answer of Object.values(responses)) {
    if (!answer.anyOf) types.set(answer.title, answer);
  }
  return [...types].filter(([name]) => !inJson[name]).sort(([a], [b]) => (a < b ? -1 : 1));
}

function describeType(contract, name, schema, nameOf) {
  const options = variants(schema).map(({ name: variant, description, payload }) => {
    const inner = Object.entries(payload?.properties ?? {}).map(([field, type]) => `${field}: ${typeOf(type, nameOf)}`);
    const value = inner.length > 0 ? `{ ${inner.join(", ")} }` : payload ? typeOf(payload, nameOf) : "";
    return [`\`${variant}\``, value, text(description)];
  });
  return [
    `<a id="${anchor(contract, name)}"></a>`,
    "",
    `#### ${name}`,
    "",
    ...paragraph(schema.description),
    ...table(["one of", "with", "meaning"], options),
    ...fields(schema, nameOf),
  ];
}

function describeMessages({ name, api }) {
  const nameOf = (type) => inJson[type] ?? `[${type}](#${anchor(name, type)})`;
  const answer = (query) => {
    const schema = api.responses[query];
    const type = schema.anyOf ? typeOf(schema, nameOf) : nameOf(schema.title);
    return [`Returns ${type}.`, ""];
  };
  return [
    `## ${name}`,
    "",
    "### Instantiate",
    "",
    ...fields(api.instantiate, nameOf),
    ...messages("Execute", api.execute, nameOf),
    ...messages("Sudo", api.sudo, nameOf),
    ...messages("Query", api.query, nameOf, answer),
    "### Types",
    "",
    ...namedTypes(api).flatMap(([type, schema]) => describeType(name, type, schema, nameOf)),
  ];
}

function describeEvents({ name, events }) {
  const nameOf = (type) => inAttributes[type] ?? `[${type}](messages.md#${anchor(name, type)})`;
  const each = Object.entries(events).flatMap(([type, schema]) => [
    `### \`${type}\``,
    "",
    ...paragraph(schema.description),
    ...fields(schema, nameOf, "attribute"),
  ]);
  return [`## ${name}`, "", ...each];
}

const generated = `<!-- Generated from contracts/schema by ${command}; change the Rust types instead. -->`;

const messagesIntroduction = [
  "# Messages and queries",
  "",
  generated,
  "",
  'What the contracts take and answer, as JSON. A message is an object with one key, its name: `{"set_storage": {"zone_id": 1, "capacity_wh": "5000"}}`.',
  "Names carry their units. Numbers that may not fit 53 bits are decimal strings, binary values are base64, and an optional field may be left out or `null`.",
  "Lists come in pages: `limit` items (30 when it is left out, 100 at most) after `start_after` or before `start_before`.",
  "",
];

const eventsIntroduction = [
  "# Events",
  "",
  generated,
  "",
  "What the contracts tell the world, enough to rebuild accounts, outcomes and readings. The chain puts `wasm-` before an event's type and adds the contract's",
  "address as the attribute `_contract_address`. Attributes are strings: numbers are decimal, binary values are base64, and nothing is the empty string.",
  "",
];

/** The specification's pages by file name. */
function pages() {
  const contracts = readContracts();
  const page = (introduction, describe) =>
    `${[...introduction, ...contracts.flatMap(describe)].join("\n").trimEnd()}\n`;
  return {
    "messages.md": page(messagesIntroduction, describeMessages),
    "events.md": page(eventsIntroduction, describeEvents),
  };
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function main(options) {
  if (options.some((option) => option !== "--check")) {
    console.error(`usage: ${command} [--check]`);
    return 2;
  }
  const stale = Object.entries(pages()).filter(([file, content]) => read(join(specFolder, file)) !== content);
  if (options.includes("--check")) {
    for (const [file] of stale) console.error(`docs/spec/${file} is stale: run ${command}`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [file, content] of stale) writeFileSync(join(specFolder, file), content);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
