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
export const Address = Type.String({ pattern: "^[0-9a-z]{1,90}$", description: "Bech32 address" });
export const Time = Type.String({ format: "date-time" });
/** A calendar day. */
export const Day = Type.String({ format: "date", pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
export const Wh = Type.String({ pattern: "^-?\\d+$", description: "Energy in Wh, a decimal number" });
export const Micro = Type.String({ pattern: "^-?\\d+$", description: "Money in micro-currency, a decimal number" });
export const MicroPerKwh = Type.Integer({ minimum: 0, description: "Price in micro-currency per kWh" });
export const Ppm = Type.Integer({ description: "Parts per million" });

/** What may be null. */
export function Nullable<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const { type } = schema as { type?: unknown };
  const isScalar = typeof type === "string" && type !== "object" && type !== "array";
  return Type.Unsafe(isScalar ? { ...schema, type: [type, "null"] } : { anyOf: [schema, { type: "null" }] });
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

/** Energy of a metering point, by where it came from and where it went. Forward trades aside, what comes in equals what goes out. */
export const energyProperties = {
  import_wh: Type.String({ description: "Metered from the grid, Wh" }),
  export_wh: Type.String({ description: "Metered into the grid, Wh" }),
  forward_bought_wh: Type.String({ description: "Bought from neighbours before delivery, Wh" }),
  forward_sold_wh: Type.String({ description: "Sold to neighbours before delivery, Wh" }),
  pool_bought_wh: Type.String({ description: "From neighbours, Wh" }),
  pool_sold_wh: Type.String({ description: "To neighbours, Wh" }),
  utility_bought_wh: Type.String({ description: "From the utility, Wh" }),
  utility_sold_wh: Type.String({ description: "To the utility, Wh" }),
  held_wh: Type.String({ description: "Held as energy tokens, Wh" }),
  used_wh: Type.String({ description: "Taken from energy tokens, Wh" }),
  catch_up_import_wh: Type.String({ description: "Imported in slots whose readings came too late, Wh" }),
  catch_up_export_wh: Type.String({ description: "Exported in slots whose readings came too late, Wh" }),
};

export const moneyProperties = {
  money_micro: Type.String({ description: "All of it; positive is received, micro-currency" }),
  utility_micro: Type.String({ description: "The part traded with the utility, micro-currency" }),
  neighbours_micro: Type.String({ description: "The part traded with neighbours, fees within, micro-currency" }),
  utility_alone_micro: Type.String({ description: "What it would have been with the utility alone, micro-currency" }),
  saved_micro: Type.String({ description: "money_micro less utility_alone_micro, micro-currency" }),
};

export const Totals = Titled(
  "Totals",
  {
    slots: Type.Integer({ description: "Slots with a result" }),
    ...energyProperties,
    ...moneyProperties,
  },
  "What a metering point came to over a range of slots",
);
export type Totals = Static<typeof Totals>;

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
