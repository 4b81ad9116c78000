import type { Models } from "./schema.ts";
import { fromWireOf, toWireOf } from "./values.ts";

const scalarFunctions = ["bytesFromWire", "bytesToWire", "decimalToWire", "integerToWire"];

/** Imports of what generated code uses of `values.ts` and of the wire's scalars. */
export function importLines(code: string, { models }: Models): string[] {
  const words = new Set(code.replace(/\/\*\*.*\*\//g, "").match(/\w+/g));
  const values = models.flatMap(({ name }) => [
    ...(words.has(name) ? [`type ${name}`] : []),
    ...[fromWireOf(name), toWireOf(name)].filter((converter) => words.has(converter)),
  ]);
  const scalars = scalarFunctions.filter((name) => words.has(name));
  return [
    ...(scalars.length > 0 ? [`import { ${scalars.join(", ")} } from "../../wire/scalars.ts";`] : []),
    ...(values.length > 0 ? [`import {\n${values.map((name) => `  ${name},\n`).join("")}} from "../values.ts";`] : []),
  ];
}
