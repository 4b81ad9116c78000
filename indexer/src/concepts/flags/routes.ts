import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { asCsv, columnsOf, csvOf, sendCsv } from "../../api/csv.ts";
import { numbersOf, type Page, pageOf } from "../../api/page.ts";
import {
  Address,
  Count,
  failures,
  Height,
  MeterId,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Time,
  Titled,
  Wh,
  Words,
  ZoneId,
} from "../../api/schema.ts";

const State = Words("open", "released", "out_of_service");

const Flag = Titled(
  "Flag",
  {
    meter_id: MeterId,
    serial: Nullable(Type.String({ description: "null where no such metering point is known" })),
    owner: Nullable(Address),
    zone_id: Nullable(ZoneId),
    state: { ...State, description: "open until verifiers release the meter, or it goes out of service for good" },
    kind: Words("night_export", "beyond_peak", "flat_line", "copied_profile", "feeder_differs"),
    from_slot: Slot,
    to_slot: { ...Slot, description: "The last one" },
    slots: { ...Count, description: "So many of these slots show it" },
    measured_wh: { ...Wh, description: "What the meter said of those slots that show it, Wh" },
    expected_wh: { ...Wh, description: "What it could have said there, at most or at least as the kind has it, Wh" },
    other_meter_id: Nullable({ ...MeterId, description: "Of a copied profile, whose it is" }),
    quarantined: Type.Boolean({
      description: "Whether its readings are settled at the utility's prices until it is released",
    }),
    flagger: Address,
    flagged_at: { ...Time, description: "Since when it stands" },
    flagged_height: Height,
    appeal: Nullable(Type.String({ description: "What its owner says; null while nothing is said" })),
    appealed_height: Nullable(Height),
    released_slot: Nullable({ ...Slot, description: "In which verifiers released the meter" }),
    ended_at: Nullable(Time),
    ended_height: Nullable(Height),
    height: { ...Height, description: "The block of the latest word on it" },
  },
  "What somebody found in a meter's readings. One flag of a meter stands at a time",
);
type Flag = Static<typeof Flag>;

/** Whether flags that stand are asked for, those that ended, or all. */
const ofState = { state: Type.Optional(State) };

const FLAGS = `
  select f.meter_id, m.serial, m.owner, m.zone_id,
    case when f.ended_height is null then 'open' when f.released_slot is null then 'out_of_service' else 'released' end as state,
    f.kind, f.from_slot, f.to_slot, f.slots, f.measured_wh, f.expected_wh, f.other_meter_id, f.quarantined, f.flagger,
    b.time as flagged_at, f.flagged_height, f.appeal, f.appealed_height, f.released_slot, e.time as ended_at, f.ended_height, f.height
  from flags f
  left join metering_points m using (meter_id)
  join blocks b on b.height = f.flagged_height
  left join blocks e on e.height = f.ended_height
  where (f.flagged_height, f.meter_id) < ($1, $2)`;
/** In words of their own, so that what stands is found by its index. */
const IN_STATE = {
  open: "and f.ended_height is null",
  released: "and f.released_slot is not null",
  out_of_service: "and f.ended_height is not null and f.released_slot is null",
};
const NEWEST_FIRST = "order by f.flagged_height desc, f.meter_id desc limit $3";

/** Beyond every block. */
const NEWEST = Number.MAX_SAFE_INTEGER;

export const flagRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { db }) => {
  const tags = ["metering points"];
  const readPage = async (
    { state, limit = 30, cursor }: { state?: Flag["state"]; limit?: number; cursor?: string },
    of: { meterId: number } | { owner: string } | undefined,
  ): Promise<Page<Flag>> => {
    const before = cursor === undefined ? [NEWEST, 0] : numbersOf(cursor, 2);
    const whose = of === undefined ? "" : "owner" in of ? "and m.owner = $4" : "and f.meter_id = $4";
    const rows = await db.query<Flag>(
      `${FLAGS} ${whose} ${state === undefined ? "" : IN_STATE[state]} ${NEWEST_FIRST}`,
      [...before, limit + 1, ...(of === undefined ? [] : Object.values(of))],
    );
    return pageOf(
      rows,
      limit,
      ({ flagged_height, meter_id }) => [flagged_height, meter_id],
      (row) => row,
    );
  };

  app.get(
    "/flags",
    {
      schema: {
        operationId: "getFlags",
        tags,
        summary: "What was found in meters' readings, the newest first",
        querystring: Type.Object({ owner: Type.Optional(Address), ...ofState, ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("FlagPage", Flag), ...failures },
      },
    },
    async ({ query }, reply) => {
      const { owner } = query;
      const page = await readPage(query, owner === undefined ? undefined : { owner });
      return query.format === "csv" ? flagsFile(reply, "flags", page.items) : page;
    },
  );

  app.get(
    "/metering-points/:meter_id/flags",
    {
      schema: {
        operationId: "getFlagsOf",
        tags,
        summary: "What was found in the readings of one meter, the newest first",
        params: Type.Object({ meter_id: MeterId }),
        querystring: Type.Object({ ...ofState, ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("FlagPage", Flag), ...failures },
      },
    },
    async ({ params: { meter_id }, query }, reply) => {
      const page = await readPage(query, { meterId: meter_id });
      return query.format === "csv" ? flagsFile(reply, `flags-${meter_id}`, page.items) : page;
    },
  );
};

const flagsFile = (reply: FastifyReply, name: string, flags: readonly Flag[]): FastifyReply =>
  sendCsv(reply, name, csvOf(columnsOf(Flag), flags));
