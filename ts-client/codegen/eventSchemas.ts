import { writeFileSync } from "node:fs";
import type { Contract } from "./contracts.ts";
import { eventNames } from "./events.ts";
import { camel, snake } from "./names.ts";
import { type Field, fieldsOf, header, type Models, type Shape, typeOf, withoutLinks } from "./schema.ts";

type JsonSchema = Record<string, unknown>;

/** JSON schema of what `eventJson` makes of each event. */
export function writeEventSchemas(contracts: Contract[], models: Models, path: string): void {
  const nameOf = eventNames(contracts);
  const schemas = contracts.map((contract) => {
    const events = Object.entries(contract.events).map(([type, event]) => {
      const fields = fieldsOf(event, (definition) => models.nameOf(contract.name, definition));
      // Packed values are long, and whoever shows events has them in tables.
      const attributes = objectSchema(
        fields.filter(({ shape }) => shape.kind !== "packed"),
        models,
      );
      return [type, { title: nameOf(contract, event), ...described(event.description), attributes }];
    });
    return [contract.name, Object.fromEntries(events)];
  });
  const code = [
    header,
    'import type { EventSchemas } from "../events/eventSchema.ts";',
    "",
    `export const eventSchemas: EventSchemas = ${JSON.stringify(Object.fromEntries(schemas), undefined, 2)};`,
    "",
  ];
  writeFileSync(path, code.join("\n"));
}

function objectSchema(fields: Field[], models: Models): JsonSchema {
  const lost = fields.find(({ wire }) => snake(camel(wire)) !== wire);
  if (lost) throw new Error(`no way back from ${lost.name} to ${lost.wire}`);
  const properties = fields.map(({ wire, shape, doc }) => [wire, { ...jsonSchema(shape, models), ...described(doc) }]);
  const required = fields.map(({ wire }) => wire);
  return { type: "object", properties: Object.fromEntries(properties), required, additionalProperties: false };
}

function jsonSchema(shape: Shape, models: Models): JsonSchema {
  switch (shape.kind) {
    case "number":
      return { type: "integer" };
    case "integer":
    case "decimal":
      return { type: "string", pattern: "^-?\\d+$" };
    case "boolean":
    case "string":
      return { type: shape.kind };
    case "bytes":
      return { type: "string", contentEncoding: "base64" };
    case "literals":
      return { type: "string", enum: shape.values };
    case "model":
      return modelSchema(shape.name, models);
    case "list":
    case "words":
      return { type: "array", items: jsonSchema(shape.item, models) };
    case "json":
      return jsonSchema(shape.value, models);
    case "optional":
      return { anyOf: [jsonSchema(shape.inner, models), { type: "null" }] };
    case "object":
      return objectSchema(shape.fields, models);
    case "empty":
      return objectSchema([], models);
    case "packed":
      throw new Error(`packed ${typeOf(shape)} has no JSON`);
  }
}

function modelSchema(name: string, models: Models): JsonSchema {
  const model = models.models.find((one) => one.name === name);
  if (model === undefined) throw new Error(`an event holds the unknown type ${name}`);
  const { shape, doc } = model;
  if (shape.kind === "object") return { title: name, ...described(doc), ...objectSchema(shape.fields, models) };
  if (shape.kind !== "union") return jsonSchema(shape, models);
  const literals = shape.literals.map((literal) => ({ const: literal }));
  const variants = shape.variants.map((variant) => ({
    ...objectSchema([variant], models),
    ...described(variant.doc),
  }));
  return { title: name, ...described(doc), oneOf: [...literals, ...variants] };
}

const described = (doc: string | undefined): { description?: string } =>
  doc === undefined ? {} : { description: withoutLinks(doc, (name) => name) };
