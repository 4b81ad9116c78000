import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import { failures, Height, Nullable, PageOf, pageQuery, Slot, Titled, ZoneId } from "../../api/schema.ts";

const DemandResponseEvent = Titled(
  "DemandResponseEvent",
  {
    event_id: Type.Integer(),
    zone_id: ZoneId,
    from_slot: Slot,
    to_slot: Nullable(Type.Integer({ description: "The last slot; null when it was withdrawn before it began" })),
    multiplier_permille: Type.Integer(),
    withdrawn: Type.Boolean(),
    announced_height: Height,
  },
  "Prices of the demand-response model are multiplied in a zone and all zones below it",
);
type DemandResponseEvent = Static<typeof DemandResponseEvent>;

export const demandResponseRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { db }) => {
  app.get(
    "/demand-response-events",
    {
      schema: {
        operationId: "getDemandResponseEvents",
        tags: ["zones"],
        summary: "Newest first",
        querystring: Type.Object({ zone_id: Type.Optional(ZoneId), ...pageQuery() }),
        response: { 200: PageOf("DemandResponseEventPage", DemandResponseEvent), ...failures },
      },
    },
    async ({ query: { zone_id, limit = 30, cursor } }) => {
      const [before = Number.MAX_SAFE_INTEGER] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<DemandResponseEvent>(
        `select * from demand_response_events where event_id < $1 and ($2::bigint is null or zone_id = $2)
         order by event_id desc limit $3`,
        [before, zone_id ?? null, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ event_id }) => [event_id],
        (row) => row,
      );
    },
  );
};
