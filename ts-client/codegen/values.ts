import { writeFileSync } from "node:fs";
import type { Contract } from "./contracts.ts";
import { lowerFirst, pascal } from "./names.ts";
import {
  docComment,
  type Field,
  fieldType,
  header,
  type Model,
  type Models,
  type Shape,
  typeOf,
  type Variant,
} from "./schema.ts";

/** Types of this side of the wire (camelCase, bigint, bytes), each with its way from and to the wire. */
export function writeValues(contracts: Contract[], { models }: Models, path: string): void {
  const code = [
    header,
    ...contracts.map(({ name }) => `import type * as ${name} from "./contracts/${pascal(name)}.types.ts";`),
    'import { checkedPrice } from "../units/price.ts";',
    'import { bytesFromWire, bytesToWire, decimalToWire, integerToWire } from "../wire/scalars.ts";',
    "",
    ...[...models].sort((a, b) => (a.name < b.name ? -1 : 1)).map(modelCode),
  ];
  writeFileSync(path, `${code.join("\n")}`);
}

export const fromWireOf = (model: string): string => `${lowerFirst(model)}FromWire`;
export const toWireOf = (model: string): string => `${lowerFirst(model)}ToWire`;

function modelCode(model: Model): string {
  const wire = `${model.contract}.${model.wire}`;
  const { name, shape } = model;
  const from = (body: string) =>
    model.isReceived && `export function ${fromWireOf(name)}(wire: ${wire}): ${name} {\n${body}\n}\n`;
  const to = (body: string) =>
    model.isSent && `export function ${toWireOf(name)}(value: ${name}): ${wire} {\n${body}\n}\n`;
  const doc = docComment(model.doc);
  switch (shape.kind) {
    case "union": {
      const types = [...shape.literals.map((literal) => JSON.stringify(literal)), ...shape.variants.map(variantType)];
      return [
        `${doc}export type ${name} =\n${types.map((type) => `  | ${type}`).join("\n")};\n`,
        from(unionBody(shape.literals, shape.variants, "wire", "wire", "name", fromWire)),
        to(unionBody(shape.literals, shape.variants, "value", "name", "wire", toWire)),
      ]
        .filter((code) => code !== false)
        .join("\n");
    }
    case "object":
      return [
        `${doc}export interface ${name} {\n${shape.fields.map((field) => `${docComment(field.doc, "  ")}  ${fieldType(field)}`).join("\n")}\n}\n`,
        from(`  return ${objectFrom(shape.fields, "wire")};`),
        to(`  return ${objectTo(shape.fields, "value")};`),
      ]
        .filter((code) => code !== false)
        .join("\n");
    default:
      return [
        `${doc}export type ${name} = ${typeOf(shape)};\n`,
        from(`  return ${fromWire(shape, "wire")};`),
        to(`  return ${toWire(shape, "value")};`),
      ]
        .filter((code) => code !== false)
        .join("\n");
  }
}

const variantType = ({ name, shape, doc }: Variant): string => {
  const comment = doc ? `${docComment(doc).trim()} ` : "";
  return `${comment}{ ${name}: ${typeOf(shape)} }`;
};

function unionBody(
  literals: string[],
  variants: Variant[],
  input: string,
  read: "wire" | "name",
  written: "wire" | "name",
  convert: (shape: Shape, value: string) => string,
): string {
  const lines = literals.length > 0 ? [`  if (typeof ${input} === "string") return ${input};`] : [];
  variants.forEach((variant, index) => {
    const result = `{ ${variant[written]}: ${convert(variant.shape, `${input}.${variant[read]}`)} }`;
    const last = index === variants.length - 1;
    lines.push(last ? `  return ${result};` : `  if ("${variant[read]}" in ${input}) return ${result};`);
  });
  return lines.join("\n");
}

const objectFrom = (fields: Field[], input: string): string =>
  `{ ${fields.map((field) => `${field.name}: ${fromWire(field.shape, fieldOf(field, input))}`).join(", ")} }`;

const fieldOf = ({ wire, fallback }: Field, input: string): string =>
  fallback === undefined ? `${input}.${wire}` : `(${input}.${wire} ?? ${fallback})`;

const objectTo = (fields: Field[], input: string): string =>
  `{ ${fields.map((field) => `${field.wire}: ${fieldTo(field, `${input}.${field.name}`)}`).join(", ")} }`;

/** A field of a message as it is written there. */
export function fieldTo({ name, shape, isPrice }: Field, value: string): string {
  if (!isPrice) return toWire(shape, value);
  const checked = `checkedPrice(${value}, "${name}")`;
  return shape.kind === "optional" ? `${value} === undefined ? null : ${checked}` : checked;
}

export function fromWire(shape: Shape, value: string): string {
  switch (shape.kind) {
    case "number":
    case "boolean":
    case "string":
    case "literals":
      return value;
    case "bytes":
      return `bytesFromWire(${value})`;
    case "integer":
    case "decimal":
      return `BigInt(${value})`;
    case "empty":
      return "{}";
    case "model":
      return `${fromWireOf(shape.name)}(${value})`;
    case "list":
      return isPlain(shape.item) ? value : `${value}.map((item) => ${fromWire(shape.item, "item")})`;
    case "optional":
      return isPlain(shape.inner)
        ? `${value} ?? undefined`
        : `${value} === null || ${value} === undefined ? undefined : ${fromWire(shape.inner, value)}`;
    case "object":
      return objectFrom(shape.fields, value);
    case "json":
    case "words":
    case "packed":
      throw new Error(`${typeOf(shape)} in a string: only attributes of events are read so`);
  }
}

export function toWire(shape: Shape, value: string): string {
  switch (shape.kind) {
    case "number":
    case "boolean":
    case "string":
    case "literals":
      return value;
    case "bytes":
      return `bytesToWire(${value})`;
    case "integer":
      return `integerToWire(${value})`;
    case "decimal":
      return `decimalToWire(${value})`;
    case "empty":
      return "{}";
    case "model":
      return `${toWireOf(shape.name)}(${value})`;
    case "list":
      return isPlain(shape.item) ? value : `${value}.map((item) => ${toWire(shape.item, "item")})`;
    case "optional":
      return isPlain(shape.inner)
        ? `${value} ?? null`
        : `${value} === undefined ? null : ${toWire(shape.inner, value)}`;
    case "object":
      return objectTo(shape.fields, value);
    case "json":
    case "words":
    case "packed":
      throw new Error(`${typeOf(shape)} in a string: no message is written so`);
  }
}

const isPlain = (shape: Shape): boolean => ["number", "boolean", "string", "literals"].includes(shape.kind);
