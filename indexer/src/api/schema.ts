import { type ContractEvent, eventSchemas, type Json } from "@wattmesh/client";
import { type Static, type TObject, type TProperties, type TSchema, type TUnsafe, Type } from "typebox";

/** What answers are made of. A schema with a title is a component of the API's description by that name. */

export const MeterId = Type.Integer({ minimum: 0, maximum: 0xffff_ffff, description: "Id of a metering point" });
export const ZoneId = Type.Integer({ minimum: 0, maximum: 0xffff_ffff });
export const Slot = Type.Integer({
  minimum: 0,
  maximum: 0xffff_ffff,
  description: "floor(unix seconds / slot_seconds)",
});
export const Height = Type.Integer({ minimum: 0 });
export const Count = Type.Integer({ minimum: 0 });
/** Ids that the chain counts up. */
export const Id = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const addressPattern = "^[0-9a-z]{1,90}$";
export const Address = Type.String({ pattern: addressPattern, description: "Bech32 address" });
export const Time = Type.String({ format: "date-time" });
/** A calendar day. */
export const dayPattern = "^\\d{4}-\\d{2}-\\d{2}$";
export const Day = Type.String({ format: "date", pattern: dayPattern });
export const Wh = Type.String({ pattern: "^-?\\d+$", description: "Energy in Wh, a decimal number" });
export const Micro = Type.String({ pattern: "^-?\\d+$", description: "Money in micro-currency, a decimal number" });
export const MicroPerKwh = Type.Integer({ minimum: 0, description: "Price in micro-currency per kWh" });
export const Ppm = Type.Integer({ description: "Parts per million" });

/** What may be null. */
export function Nullable<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const { type, enum: words } = schema as { type?: unknown; enum?: unknown[] };
  const isScalar = typeof type === "string" && type !== "object" && type !== "array";
  const orNull = words === undefined ? {} : { enum: [...words, null] };
  return Type.Unsafe(isScalar ? { ...schema, type: [type, "null"], ...orNull } : { anyOf: [schema, { type: "null" }] });
}

/** What an attribute of a contract's event holds, as it is stored. */
export function AttributeOf(emitter: ContractEvent["emitter"], type: string, attribute: string): TUnsafe<Json> {
  const schema = eventSchemas[emitter][type]?.attributes.properties[attribute];
  if (schema === undefined) throw new Error(`${emitter} tells no ${type}.${attribute}`);
  return Type.Unsafe<Json>(schema);
}

/** One of several words. */
export const Words = <const T extends readonly string[]>(...words: T) =>
  Type.Unsafe<T[number]>({ type: "string", enum: [...words] });

export const Titled = <T extends TProperties>(title: string, properties: T, description?: string): TObject<T> =>
  Type.Object(properties, { title, ...(description !== undefined && { description }) });

export const Failure = Titled(
  "Failure",
  {
    error: Type.Object({
      code: Type.String({ description: "A word for programs" }),
      message: Type.String({ description: "A sentence for people" }),
      retry_helps: Type.Boolean({ description: "Whether the same request can succeed later" }),
    }),
  },
  "Why there is no answer",
);

/** Answers of every route besides its own. */
export const failures = { "4xx": Failure, "5xx": Failure } as const;

/** A page of a list. */
export const PageOf = <T extends TSchema>(title: string, item: T) =>
  Titled(title, {
    items: Type.Array(item),
    next_cursor: Nullable(
      Type.String({ description: "For the next page; null on the last. Later items may come to be all the same." }),
    ),
  });

export const pageQuery = (most = 100, otherwise = 30) => ({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: most, default: otherwise })),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: "next_cursor of the page before" })),
});

export const TimeZone = Type.String({
  maxLength: 64,
  default: "UTC",
  description: "IANA name; days of 23 and 25 hours are taken as they are",
  examples: ["Europe/Berlin"],
});

export const slotRange = {
  from_slot: Type.Optional(Slot),
  to_slot: Type.Optional(Type.Integer({ minimum: 0, maximum: 0x1_0000_0000, description: "Not included" })),
};
