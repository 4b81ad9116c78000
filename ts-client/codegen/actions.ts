import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, indexCode } from "./contracts.ts";
import {
  type Entry,
  entriesOf,
  entryDoc,
  isIn,
  parameterCode,
  parametersCode,
  refuseUnknown,
  typeStem,
  wireCode,
} from "./entries.ts";
import { actionNames, actionsByHand, givenBack, messagesByHand, sentByContracts } from "./exceptions.ts";
import { importLines, ofContract } from "./imports.ts";
import { camel } from "./names.ts";
import { header, type Models } from "./schema.ts";

/** A field of an event that every transaction of an action has. */
interface GivenBack {
  event: string;
  field: string;
}

/** A message that people send a contract, and what is generated of it. */
interface Action extends Entry {
  /** Whether the function that sends it is written by hand. */
  isByHand: boolean;
  givenBack: GivenBack | undefined;
}

/** What people send contracts. */
export function sentByPeople(contracts: Contract[], models: Models): Entry[] {
  const entries = entriesOf(contracts, "execute", models, "", actionNames);
  for (const table of [sentByContracts, givenBack, actionsByHand, messagesByHand]) refuseUnknown(table, entries);
  return entries.filter((entry) => !isIn(sentByContracts, entry));
}

function actionsOf(contracts: Contract[], models: Models): Action[] {
  return sentByPeople(contracts, models)
    .filter((entry) => !isIn(messagesByHand, entry))
    .map((entry) => ({ ...entry, isByHand: isIn(actionsByHand, entry), givenBack: givenBackOf(entry, contracts) }));
}

function givenBackOf({ contract, wire }: Entry, contracts: Contract[]): GivenBack | undefined {
  const source = givenBack[contract]?.[wire];
  if (source === undefined) return undefined;
  const [event = "", field = ""] = source.split(".");
  const events = contracts.find(({ name }) => name === contract)?.events;
  if (!events?.[event]?.properties?.[field]) throw new Error(`${contract} tells no ${source} of ${wire}`);
  return { event, field: camel(field) };
}

/** A file for each contract: parameters and message of what people send it, and the function that does. */
export function writeActions(contracts: Contract[], models: Models, directory: string): void {
  const actions = actionsOf(contracts, models);
  mkdirSync(directory);
  const written = contracts.filter(({ name }) => actions.some(({ contract }) => contract === name));
  for (const { name } of written) {
    const body = actions
      .filter(({ contract }) => contract === name)
      .flatMap((action) => [
        parametersCode(action),
        ...(action.isByHand ? [] : [functionCode(action)]),
        messageCode(action),
      ])
      .join("\n");
    writeFileSync(
      join(directory, `${name}.ts`),
      [header, ...importLines(body, ofContract(name, models)), "", body].join("\n"),
    );
  }
  writeFileSync(join(directory, "index.ts"), indexCode(written));
}

function functionCode(action: Action): string {
  const { name, givenBack: field } = action;
  const type = typeStem(action);
  const taken = `client: Client, signer: Signer, parameters: ${type}Parameters, options?: SendOptions`;
  const sent = `act(client, signer, ${name}Message, parameters, options)`;
  const signature = `${entryDoc(action)}export async function ${name}(${taken}): Promise<${type}ReturnType> {`;
  if (field === undefined)
    return [
      `export type ${type}ReturnType = SentTx;\n`,
      `export type ${type}ErrorType = SendErrorType;\n`,
      signature,
      `  return ${sent};`,
      "}\n",
    ].join("\n");
  return [
    `export type ${type}ReturnType = SentTx & Pick<EventOf<"${field.event}">, "${field.field}">;\n`,
    `export type ${type}ErrorType = SendErrorType | MissingEventError;\n`,
    signature,
    `  const sent = await ${sent};`,
    `  const { ${field.field} } = theEvent(sent, "${field.event}");`,
    `  return { ...sent, ${field.field} };`,
    "}\n",
  ].join("\n");
}

function messageCode(action: Action): string {
  return [
    `export function ${action.name}Message({ contracts }: Deployment, sender: string, ${parameterCode(action)}): Message {`,
    `  const message: ExecuteMsg = ${wireCode(action)};`,
    `  return executeMessage(contracts.${action.contract}, sender, message);`,
    "}\n",
  ].join("\n");
}
