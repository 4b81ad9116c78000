import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, indexCode } from "./contracts.ts";
import { type Entry, entriesOf, entryDoc, parameterCode, parametersCode, typeStem, wireCode } from "./entries.ts";
import { queryNames } from "./exceptions.ts";
import { importLines, ofContract } from "./imports.ts";
import { header, type Models, type Shape, shapeOf, typeOf } from "./schema.ts";
import { fromWire, fromWireOf } from "./values.ts";

/** A question of a contract and what it answers. */
export interface Query extends Entry {
  answer: Shape;
}

export function queriesOf(contracts: Contract[], models: Models): Query[] {
  return entriesOf(contracts, "query", models, "get_", queryNames).map((entry) => {
    const response = contracts.find(({ name }) => name === entry.contract)?.responses[entry.wire];
    if (!response) throw new Error(`${entry.contract} does not say what it answers to ${entry.wire}`);
    const naming = (definition: string) => models.nameOf(entry.contract, definition);
    const model = response.title && models.models.find(({ name }) => name === naming(response.title ?? ""));
    return { ...entry, answer: model ? { kind: "model", name: model.name } : shapeOf(response, naming) };
  });
}

/** A file for each contract, with a function for each of its questions. */
export function writeQueries(contracts: Contract[], models: Models, directory: string): void {
  const queries = queriesOf(contracts, models);
  mkdirSync(directory);
  const written = contracts.filter(({ name }) => queries.some(({ contract }) => contract === name));
  for (const { name } of written) {
    const own = queries.filter(({ contract }) => contract === name);
    const body = own.map(queryCode).join("\n");
    writeFileSync(
      join(directory, `${name}.ts`),
      [header, ...importLines(body, ofContract(name, models)), "", body].join("\n"),
    );
  }
  writeFileSync(join(directory, "index.ts"), indexCode(written));
}

function queryCode(query: Query): string {
  const { name, contract, answer, parameters } = query;
  const type = typeStem(query);
  const isOptional = parameters.every(({ shape }) => shape.kind === "optional");
  const taken = parameters.length === 0 ? "" : `, ${parameterCode(query)}${isOptional ? " = {}" : ""}`;
  return [
    ...(parameters.length === 0 ? [] : [parametersCode(query)]),
    `export type ${type}ReturnType = ${typeOf(answer)};\n`,
    `export type ${type}ErrorType = QueryErrorType;\n`,
    `${entryDoc(query)}export async function ${name}(client: Client${taken}): Promise<${type}ReturnType> {`,
    `  const question: QueryMsg = ${wireCode(query)};`,
    `  return ask(client, "${contract}", question, ${reader(answer)});`,
    "}\n",
  ].join("\n");
}

function reader(answer: Shape): string {
  if (answer.kind === "model") return fromWireOf(answer.name);
  if (answer.kind !== "optional" || answer.inner.kind !== "model") throw new Error(`no reader for a ${answer.kind}`);
  const wire = `Parameters<typeof ${fromWireOf(answer.inner.name)}>[0] | null`;
  return `(wire: ${wire}) => (${fromWire(answer, "wire")})`;
}
