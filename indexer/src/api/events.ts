import { type Static, Type } from "typebox";
import type { Queries } from "../db/database.ts";
import { Height, Nullable, Time, Titled } from "./schema.ts";

export const Event = Titled(
  "Event",
  {
    id: Type.String({ description: "Height and place in the block: what Last-Event-ID takes" }),
    height: Height,
    index: Type.Integer(),
    time: Time,
    tx_hash: Nullable(Type.String({ description: "Null for what the clock made contracts do" })),
    emitter: Type.String({ description: "The contract's, or the chain module's, name" }),
    type: Type.String(),
    attributes: Type.Record(Type.String(), Type.String(), {
      description:
        "As docs/spec/events.md has them, but for the packed results and readings, which routes of their own tell",
    }),
  },
  "What a contract or the chain told",
);
export type Event = Static<typeof Event>;

/** Where an event stands in the chain. */
export interface EventId {
  height: number;
  index: number;
}

export interface EventFilter {
  types?: readonly string[] | undefined;
  /** Of a metering point, of its bank, and of whole slots. */
  meterId?: number | undefined;
}

export function readEventId(text: string): EventId | undefined {
  const [, height, index] = /^(\d{1,15})-(\d{1,9})$/.exec(text) ?? [];
  return height === undefined ? undefined : { height: Number(height), index: Number(index) };
}

const COLUMNS = "e.height, e.index, b.time, e.tx_hash, e.emitter, e.type, e.attributes";
const MATCHES = `($1::text is null or e.type = any(string_to_array($1, ',')))
  and ($2::bigint is null or e.meter_id = $2 or (e.meter_id is null and (e.bank = $2 >> 8 or (e.bank is null and e.slot is not null))))`;
const AFTER = `select ${COLUMNS} from events e join blocks b using (height)
  where ${MATCHES} and (e.height, e.index) > ($3, $4) order by e.height, e.index limit $5`;
const BEFORE = `select ${COLUMNS} from events e join blocks b using (height)
  where ${MATCHES} and (e.height, e.index) < ($3, $4) order by e.height desc, e.index desc limit $5`;

type Row = Omit<Event, "id" | "attributes"> & { attributes: string };

export const eventsAfter = async (db: Queries, filter: EventFilter, after: EventId, limit: number): Promise<Event[]> =>
  (await db.query<Row>(AFTER, valuesOf(filter, after, limit))).map(toEvent);

export const eventsBefore = async (
  db: Queries,
  filter: EventFilter,
  before: EventId,
  limit: number,
): Promise<Event[]> => (await db.query<Row>(BEFORE, valuesOf(filter, before, limit))).map(toEvent);

const valuesOf = ({ types, meterId }: EventFilter, { height, index }: EventId, limit: number) => [
  types === undefined ? null : types.join(","),
  meterId ?? null,
  height,
  index,
  limit,
];

const toEvent = ({ attributes, ...row }: Row): Event => ({
  id: `${row.height}-${row.index}`,
  ...row,
  attributes: JSON.parse(attributes),
});
