import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import { failures, Height, Nullable, PageOf, pageQuery, Slot, Time, Titled, Words, ZoneId } from "../../api/schema.ts";

const StateMove = Titled(
  "StateMove",
  {
    zone_id: ZoneId,
    slot: Slot,
    starts_at: Time,
    state: Words("normal", "alert", "emergency", "restoration"),
    stage: Type.Integer({ description: "Of a restoration; 0 in other states" }),
    loading_permille: Nullable(Type.Integer({ description: "Of the line, 1000 being all it carries" })),
    reasons: Type.Array(Words("forecast", "frequency", "loaded", "operator", "overloaded", "voltage")),
    height: Height,
  },
  "A zone fares otherwise from here on",
);
type StateMove = Static<typeof StateMove>;

type Row = Omit<StateMove, "starts_at"> & { index: number };

const MOVES = `
  select zone_id, slot, state, stage, loading_permille, reasons, height, index from state_moves
  where zone_id = $1 and (height, index) < ($2, $3)
  order by height desc, index desc limit $4`;

export const balancingRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/zones/:zone_id/states",
    {
      schema: {
        operationId: "getZoneStates",
        tags: ["zones"],
        summary: "How the zone fared, by balancing: each move from one state or stage to another, newest first",
        params: Type.Object({ zone_id: ZoneId }),
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("StateMovePage", StateMove), ...failures },
      },
    },
    async ({ params: { zone_id }, query: { limit = 30, cursor } }) => {
      const newest = [Number.MAX_SAFE_INTEGER, 0];
      const before = cursor === undefined ? newest : numbersOf(cursor, 2);
      const rows = await api.db.query<Row>(MOVES, [zone_id, ...before, limit + 1]);
      return pageOf(
        rows,
        limit,
        ({ height, index }) => [height, index],
        ({ index: _, ...row }) => ({ ...row, starts_at: startsAt(api, row.slot) }),
      );
    },
  );
};
