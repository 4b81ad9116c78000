import type { Contract, ContractName } from "./contracts.ts";
import { camel, lowerFirst, upperFirst } from "./names.ts";
import { docComment, type Field, fieldType, type Models, modelShape, plain, type Shape } from "./schema.ts";
import { fieldTo, toWire } from "./values.ts";

/** A message or a question of a contract. */
export interface Entry {
  contract: ContractName;
  /** Its name on the wire. */
  wire: string;
  /** What its function is called. */
  name: string;
  doc: string;
  shape: Shape;
  parameters: Field[];
}

/** By contract and the wire's name. */
export type EntryNames = Record<ContractName, Record<string, string>>;

/** What contracts take by one of their entry points. A name that several of them have tells whose it is. */
export function entriesOf(
  contracts: Contract[],
  entryPoint: "execute" | "query",
  models: Models,
  prefix: string,
  names: EntryNames,
): Entry[] {
  const found = contracts.flatMap((contract) => {
    const shape = modelShape(contract[entryPoint], (definition) => models.nameOf(contract.name, definition));
    // So the schema of an enum without variants is.
    if (shape.kind === "literals" && shape.values.length === 0) return [];
    if (shape.kind !== "union" || shape.literals.length > 0)
      throw new Error(`${contract.name}: what ${entryPoint} takes is no message`);
    return shape.variants.map((variant) => ({ ...variant, contract: contract.name }));
  });
  refuseUnknown(names, found);
  const regular = found.filter(({ contract, wire }) => names[contract]?.[wire] === undefined);
  return found.map(({ contract, wire, doc, shape }) => {
    if (!doc) throw new Error(`${contract} does not say what ${wire} is for`);
    const isShared = regular.filter((entry) => entry.wire === wire).length > 1;
    const name = names[contract]?.[wire] ?? camel(`${prefix}${isShared ? `${contract}_${wire}` : wire}`);
    return { contract, wire, name, doc, shape, parameters: parametersOf(shape) };
  });
}

/** A table of exceptions must not outlive what it is about. */
export function refuseUnknown(table: EntryNames, entries: { contract: string; wire: string }[]): void {
  for (const [contract, row] of Object.entries(table)) {
    for (const wire of Object.keys(row)) {
      if (!entries.some((entry) => entry.contract === contract && entry.wire === wire))
        throw new Error(`${contract} has no ${wire} any more, which codegen/exceptions.ts is about`);
    }
  }
}

export const isIn = (table: EntryNames, { contract, wire }: Entry): boolean => table[contract]?.[wire] !== undefined;

function parametersOf(shape: Shape): Field[] {
  if (shape.kind === "object") {
    const isOptional = (field: Field) => Number(field.shape.kind === "optional");
    return shape.fields.toSorted((a, b) => isOptional(a) - isOptional(b));
  }
  if (shape.kind === "model") return [{ wire: shape.name, name: lowerFirst(shape.name), shape, doc: undefined }];
  return [];
}

/** What is the same of every page, unless a field says otherwise. */
const pageDocs: Record<string, string> = {
  limit: "At most 100; default 30.",
  start_after: "The last item of the page before.",
  start_before: "The last item of the page before.",
};

/** What the types beside a function are called by: `SetRule` of `SetRuleParameters`. */
export const typeStem = ({ name }: Entry): string => upperFirst(name);

export function parametersCode(entry: Entry): string {
  const lines = entry.parameters.map(
    (field) => `${docComment(field.doc ?? pageDocs[field.wire], "  ")}  ${fieldType(field)}\n`,
  );
  return `export interface ${typeStem(entry)}Parameters {\n${lines.join("")}}\n`;
}

/** A parameter that takes them apart: `{ slot, limit }: GetResultsParameters`. */
export const parameterCode = (entry: Entry): string =>
  `{ ${entry.parameters.map(({ name }) => (local(name) === name ? name : `${name}: ${local(name)}`)).join(", ")} }: ${typeStem(entry)}Parameters`;

/** Words of the language that fields are called by and variables cannot be. */
const reserved = new Set(["class", "default", "delete", "enum", "export", "import", "in", "new", "with"]);

const local = (name: string): string => (reserved.has(name) ? `its${upperFirst(name)}` : name);

/** The message on the wire, of parameters that were taken apart. */
export function wireCode({ wire, shape, parameters }: Entry): string {
  const [only] = parameters;
  if (shape.kind === "model" && only) return `{ ${wire}: ${toWire(shape, only.name)} }`;
  const fields = parameters.map((field) => {
    const value = fieldTo(field, local(field.name));
    return value === field.wire ? value : `${field.wire}: ${value}`;
  });
  return fields.length === 0 ? `{ ${wire}: {} }` : `{ ${wire}: { ${fields.join(", ")} } }`;
}

/** The entry's words, with its fields called as they are here. */
export function entryText({ doc, parameters }: Entry): string {
  return plain(doc).replace(/`(\w+)`/g, (code, word) => {
    const field = parameters.find(({ wire }) => wire === word);
    return field ? `\`${field.name}\`` : code;
  });
}

export const entryDoc = (entry: Entry): string => docComment(entryText(entry));
