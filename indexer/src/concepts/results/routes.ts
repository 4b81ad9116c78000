import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { asCsv, columnsOf, csvOf, sendCsv } from "../../api/csv.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import { failures, MeterId, PageOf, pageQuery, slotRange } from "../../api/schema.ts";
import { meteringPoint } from "../metering-points/queries.ts";
import { Result, resultsOf } from "./queries.ts";

export const resultRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/metering-points/:meter_id/results",
    {
      schema: {
        operationId: "getResults",
        tags: ["metering points"],
        summary: "What each slot came to, newest first",
        params: Type.Object({ meter_id: MeterId }),
        querystring: Type.Object({ ...slotRange, ...pageQuery(1_000, 96), format: asCsv }),
        response: { 200: PageOf("ResultPage", Result), ...failures },
      },
    },
    async ({ params: { meter_id }, query }, reply) => {
      const { from_slot = 0, to_slot = 0x1_0000_0000, limit = 96, cursor, format } = query;
      const [before = to_slot] = cursor === undefined ? [] : numbersOf(cursor, 1);
      await meteringPoint(api.db, meter_id);
      const rows = await resultsOf(api, meter_id, from_slot, Math.min(to_slot, before), limit + 1);
      const page = pageOf(
        rows,
        limit,
        ({ slot }) => [slot],
        (row) => row,
      );
      return format === "csv" ? sendCsv(reply, `results-${meter_id}`, csvOf(columnsOf(Result), page.items)) : page;
    },
  );
};
