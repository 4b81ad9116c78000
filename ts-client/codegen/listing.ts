import { writeFileSync } from "node:fs";
import { sentByPeople } from "./actions.ts";
import type { Contract } from "./contracts.ts";
import { type Entry, entryText, isIn, typeStem } from "./entries.ts";
import { messagesByHand } from "./exceptions.ts";
import { nameOf } from "./moduleCode.ts";
import type { Call, Module } from "./modules.ts";
import { queriesOf } from "./queries.ts";
import type { Models } from "./schema.ts";

interface Row {
  name: string;
  parameters: string[];
  wire: string;
  text: string;
}

/** A page that lists the functions for contracts and modules, each with its parameters and what it is for. */
export function writeListing(contracts: Contract[], models: Models, modules: Module[], path: string): void {
  const actions = sentByPeople(contracts, models);
  const queries = queriesOf(contracts, models);
  const ofContract = ({ name }: Contract): string[] => [
    `## ${name}\n`,
    ...table("action", "message", actions.filter(({ contract }) => contract === name).map(entryRow)),
    ...table("query", "question", queries.filter(({ contract }) => contract === name).map(entryRow)),
  ];
  const ofModule = (module: Module): string[] => [
    `## ${module.name}, a module of the chain\n`,
    ...table(
      "action",
      "message",
      module.messages.map((call) => callRow(module, call, "")),
    ),
    ...table(
      "query",
      "question",
      module.questions.map((call) => callRow(module, call, "get")),
    ),
  ];
  const lines = [...intro, ...contracts.flatMap(ofContract), ...modules.flatMap(ofModule)];
  writeFileSync(path, `${lines.join("\n").trimEnd()}\n`);
}

const intro = [
  "# Actions and queries of the client\n",
  "<!-- Written by ts-client/codegen from contracts/schema and chain/proto; change the Rust types or the protos instead. -->\n",
  "What [@wattmesh/client](../../ts-client/README.md) has for each message and question of the contracts and of the chain's own modules.",
  "An action is called with a client, a signer and these parameters, a query with a client and these parameters; a `?` marks what may be left out.",
  "Where the parameters are the name of a type, they are not those of the message.",
  "What they take and answer on the wire is in [messages.md](../spec/messages.md).\n",
];

const entryRow = (entry: Entry): Row => ({
  name: entry.name,
  parameters: isIn(messagesByHand, entry)
    ? [`${typeStem(entry)}Parameters`]
    : entry.parameters.map(({ name, shape }) => (shape.kind === "optional" ? `${name}?` : name)),
  wire: entry.wire,
  text: entryText(entry),
});

const callRow = (module: Module, call: Call, prefix: string): Row => ({
  name: nameOf(module, call, prefix),
  parameters: call.request.fields
    .filter((field) => field !== call.request.signer)
    .flatMap((field) => (field === "pagination" ? ["key?", "limit?"] : [field])),
  wire: call.rpc,
  text: call.doc,
});

function table(kind: string, wire: string, rows: Row[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(
    ({ name, parameters, wire: asked, text }) =>
      `| \`${name}\` | ${parameters.map((parameter) => `\`${parameter}\``).join(", ")} | \`${asked}\` | ${text} |`,
  );
  return [`| ${kind} | parameters | ${wire} | what for |`, "| --- | --- | --- | --- |", ...cells, ""];
}
