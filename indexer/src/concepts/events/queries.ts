import {
  type ContractEvent,
  type EventSchema,
  eventSchemas,
  type Json,
  type ModuleEvent,
  moduleEventTypes,
} from "@wattmesh/client";
import { type TSchema, Type } from "typebox";
import { Height, Nullable, Time, Titled, Words } from "../../api/schema.ts";
import type { Queries } from "../../db/database.ts";
import { TX_HASH } from "../../db/txHash.ts";

export interface Event {
  id: string;
  height: number;
  index: number;
  time: string;
  tx_hash: string | null;
  emitter: ContractEvent["emitter"] | ModuleEvent["emitter"];
  type: string;
  attributes: Record<string, Json>;
}

const described = (
  title: string,
  description: string | undefined,
  emitter: TSchema,
  type: TSchema,
  attributes: TSchema,
) =>
  Titled(
    title,
    {
      id: Type.String({ description: "Height and place in the block: what Last-Event-ID takes" }),
      height: Height,
      index: Type.Integer(),
      time: Time,
      tx_hash: Nullable(Type.String({ description: "Null for what the clock made contracts do" })),
      emitter,
      type,
      attributes,
    },
    description,
  );

const ofContract = (emitter: string, [type, { title, description, attributes }]: [string, EventSchema]) =>
  described(title, description, Type.Literal(emitter), Type.Literal(type), Type.Unsafe(attributes));

const OfModule = described(
  "ModuleEvent",
  "What a module of the chain told",
  Words("clock", "poa"),
  Words(...moduleEventTypes),
  Type.Record(Type.String(), Type.Unknown(), { description: "As protobuf's JSON has them" }),
);

export const Event = Type.Unsafe<Event>({
  title: "Event",
  description:
    "What a contract or the chain told. Numbers of 64 bits and more are decimal strings, bytes are base64, and nothing is null. Packed orders, results and readings are left out: routes of their own tell them.",
  oneOf: [
    ...Object.entries(eventSchemas).flatMap(([emitter, events]) =>
      Object.entries(events).map((event) => ofContract(emitter, event)),
    ),
    OfModule,
  ],
});

/** Where an event stands in the chain. */
export interface EventId {
  height: number;
  index: number;
}

export interface EventFilter {
  /** None twice. */
  types?: readonly string[] | undefined;
  /** Of a metering point, of its bank, and of whole slots. */
  meterId?: number | undefined;
}

export function readEventId(text: string): EventId | undefined {
  const [, height, index] = /^(\d{1,15})-(\d{1,9})$/.exec(text) ?? [];
  return height === undefined ? undefined : { height: Number(height), index: Number(index) };
}

const COLUMNS = `e.height, e.index, b.time, ${TX_HASH}, e.emitter, e.type, e.attributes`;
const WITH_METER = [
  "meter_id = $2::bigint",
  "meter_id is null and bank = $2::bigint >> 8",
  "meter_id is null and bank is null and slot is not null",
];
const OF_TYPES = "($1::text is null or type = any(string_to_array($1, ',')))";
const AFTER = `select ${COLUMNS} from events e join blocks b using (height)
  where ${OF_TYPES} and ($2::bigint is null or ${WITH_METER.map((match) => `(${match})`).join(" or ")}) and (e.height, e.index) > ($3, $4)
  order by e.height, e.index limit $5`;

type Row = Omit<Event, "id">;

/** Oldest first: readers of a stream are near its end. */
export async function eventsAfter(
  db: Queries,
  { types, meterId }: EventFilter,
  { height, index }: EventId,
  limit: number,
): Promise<Event[]> {
  const values = [types?.join(",") ?? null, meterId ?? null, height, index, limit];
  return (await db.query<Row>(AFTER, values)).map(toEvent);
}

const newest = (source: string): string =>
  `select ${COLUMNS} from (${source}) e join blocks b using (height) order by e.height desc, e.index desc limit $5`;
const PAGE = "(height, index) < ($3, $4) order by height desc, index desc limit $5";
/** Each kind of event that is wanted has an index of its own, so that none is looked for among the others. */
const BEFORE = newest(`select * from events where $1::text is null and $2::bigint is null and ${PAGE}`);
const BEFORE_OF_TYPES = newest(
  `select found.* from unnest(string_to_array($1, ',')) as wanted (type)
   cross join lateral (select * from events where type = wanted.type and $2::bigint is null and ${PAGE}) found`,
);
const BEFORE_OF_METER = newest(
  WITH_METER.map((match) => `(select * from events where ${match} and ${OF_TYPES} and ${PAGE})`).join(" union all "),
);

/** Newest first. */
export async function eventsBefore(
  db: Queries,
  { types, meterId }: EventFilter,
  { height, index }: EventId,
  limit: number,
): Promise<Event[]> {
  const text = meterId !== undefined ? BEFORE_OF_METER : types !== undefined ? BEFORE_OF_TYPES : BEFORE;
  const values = [types?.join(",") ?? null, meterId ?? null, height, index, limit];
  return (await db.query<Row>(text, values)).map(toEvent);
}

const toEvent = (row: Row): Event => ({ id: `${row.height}-${row.index}`, ...row });
