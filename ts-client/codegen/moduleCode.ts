import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { moduleNames } from "./exceptions.ts";
import { importLines } from "./imports.ts";
import type { Call, Module } from "./modules.ts";
import { lowerFirst, upperFirst } from "./names.ts";
import { docComment } from "./schema.ts";

const header = "// Written by codegen/ from chain/proto. Change the protos, not this file.\n";

/** A file for each module: a function for each message and each question of its services. */
export function writeModules(modules: Module[], directory: string): void {
  refuseUnknown(modules);
  mkdirSync(directory);
  const write = (name: string, lines: string[]) =>
    writeFileSync(join(directory, `${name}.ts`), [header, ...lines, ""].join("\n"));
  for (const module of modules) write(module.name, moduleLines(module));
  write("codecs", codecLines(modules));
  write("events", eventLines(modules));
  writeFileSync(join(directory, "index.ts"), modules.map(({ name }) => `export * from "./${name}.ts";\n`).join(""));
}

function refuseUnknown(modules: Module[]): void {
  for (const [name, row] of Object.entries(moduleNames)) {
    const module = modules.find((one) => one.name === name);
    const rpcs = [...(module?.messages ?? []), ...(module?.questions ?? [])].map(({ rpc }) => rpc);
    const unknown = Object.keys(row).find((rpc) => !rpcs.includes(rpc));
    if (unknown) throw new Error(`${name} has no ${unknown} any more, which codegen/exceptions.ts is about`);
  }
}

function moduleLines(module: Module): string[] {
  const body = [
    ...module.messages.map((call) => actionCode(module, call)),
    ...module.questions.map((call) => queryCode(module, call)),
  ].join("\n");
  const of = (calls: Call[]) => calls.flatMap(({ request, response }) => [request.name, response.name]);
  const protos = `../proto/${module.package.replaceAll(".", "/")}`;
  const own = { [`${protos}/query.ts`]: of(module.questions), [`${protos}/tx.ts`]: of(module.messages) };
  return [...importLines(body, own), "", body.trimEnd()];
}

export const nameOf = (module: Module, { rpc }: Call, prefix: string): string =>
  moduleNames[module.name]?.[rpc] ?? lowerFirst(`${prefix}${rpc}`);

function actionCode(module: Module, call: Call): string {
  const name = nameOf(module, call, "");
  const { request, response } = call;
  const type = upperFirst(name);
  const answers = response.fields.length > 0;
  const { signer } = request;
  if (signer === undefined) throw new Error(`${request.name} does not say who signs it`);
  const signed = signer === "authority" ? `${call.doc} The signer is the chain's authority.` : call.doc;
  const sent = `act(client, signer, ${name}Message, parameters, options)`;
  return [
    `export type ${type}Parameters = Omit<${request.name}, "${signer}">;\n`,
    `export type ${type}ReturnType = SentTx${answers ? ` & ${response.name}` : ""};\n`,
    `export type ${type}ErrorType = SendErrorType${answers ? " | MissingAnswerError" : ""};\n`,
    `${docComment(signed)}export async function ${name}(client: Client, signer: Signer, parameters: ${type}Parameters, options?: SendOptions): Promise<${type}ReturnType> {`,
    ...(answers
      ? [
          `  const sent = await ${sent};`,
          `  return { ...sent, ...${response.name}.decode(await messageAnswer(sent)) };`,
        ]
      : [`  return ${sent};`]),
    "}\n",
    `export function ${name}Message(_: Deployment, ${signer}: string, parameters: ${type}Parameters): Message {`,
    `  return { typeUrl: ${request.name}.typeUrl, value: ${request.name}.fromPartial({ ...parameters, ${signer} }) };`,
    "}\n",
  ].join("\n");
}

const pagination = "pagination";

function queryCode(module: Module, call: Call): string {
  const name = nameOf(module, call, "get");
  const { request, response } = call;
  const type = upperFirst(name);
  const [answered, ...others] = response.fields.filter((field) => field !== pagination);
  if (answered === undefined || others.length > 0)
    throw new Error(`${response.name} holds more or less than one thing`);
  const answer = `${response.name}["${answered}"]`;
  const isPaged = request.fields.includes(pagination);
  const asks = request.fields.some((field) => field !== pagination);
  if (isPaged && asks) throw new Error(`${request.name} asks for a page and more, which nothing here is made for`);
  const parameters = isPaged ? "ModulePage" : asks ? request.name : undefined;
  const taken = parameters === undefined ? "" : `, parameters: ${type}Parameters${isPaged ? " = {}" : ""}`;
  const question = isPaged ? "{ pagination: pageRequest(parameters) }" : asks ? "parameters" : "{}";
  return [
    ...(parameters === undefined ? [] : [`export type ${type}Parameters = ${parameters};\n`]),
    `export type ${type}ReturnType = ${isPaged ? `ModulePageOf<${answer}[number]>` : answer};\n`,
    `export type ${type}ErrorType = QueryErrorType;\n`,
    `${docComment(call.doc)}export async function ${name}(client: Client${taken}): Promise<${type}ReturnType> {`,
    `  const path = "/${module.package}.Query/${call.rpc}";`,
    `  const answer = await askModule(client, path, ${request.name}, ${response.name}, ${question});`,
    `  return ${isPaged ? `pageOf(answer.${answered}, answer.pagination)` : `answer.${answered}`};`,
    "}\n",
  ].join("\n");
}

function codecLines(modules: Module[]): string[] {
  return [
    ...modules.map(({ name, package: path }) => protoImport(name, path, "tx")),
    "",
    "/** Of every message of the chain's own modules. */",
    "export const moduleCodecs = [",
    ...modules.flatMap(({ name, messages }) => messages.map(({ request }) => `  ${name}.${request.name},`)),
    "];",
  ];
}

function eventLines(modules: Module[]): string[] {
  return [
    ...modules.map(({ name, package: path }) => protoImport(name, path, "events")),
    "",
    "/** Of every event of the chain's own modules, by its type. */",
    "export const moduleEventDecoders = {",
    ...modules.flatMap(({ name, package: path, events }) =>
      events.map((event) => `  "${path}.${event}": ${name}.${event}.fromJSON,`),
    ),
    "};",
  ];
}

const protoImport = (name: string, path: string, file: string): string =>
  `import * as ${name} from "../proto/${path.replaceAll(".", "/")}/${file}.ts";`;
