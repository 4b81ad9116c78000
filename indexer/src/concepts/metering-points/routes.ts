import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import { Address, failures, Height, Id, MeterId, PageOf, pageQuery, Time, Titled, ZoneId } from "../../api/schema.ts";
import { MeteringPoint, meteringPoint, meteringPointsAfter } from "./queries.ts";

const TamperReport = Titled("TamperReport", {
  report_id: Id,
  meter_id: MeterId,
  reporter: Address,
  kind: Type.String(),
  note: Type.String(),
  height: Height,
  time: Time,
});
type TamperReport = Static<typeof TamperReport>;

const LATEST = Number.MAX_SAFE_INTEGER;
const params = Type.Object({ meter_id: MeterId });

export const meteringPointRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { db }) => {
  const tags = ["metering points"];

  app.get(
    "/metering-points",
    {
      schema: {
        operationId: "getMeteringPoints",
        tags,
        querystring: Type.Object({ owner: Type.Optional(Address), zone_id: Type.Optional(ZoneId), ...pageQuery() }),
        response: { 200: PageOf("MeteringPointPage", MeteringPoint), ...failures },
      },
    },
    async ({ query: { owner, zone_id, limit = 30, cursor } }) => {
      const [after = -1] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await meteringPointsAfter(db, after, { owner, zoneId: zone_id }, limit + 1);
      return pageOf(
        rows,
        limit,
        ({ meter_id }) => [meter_id],
        (point) => point,
      );
    },
  );

  app.get(
    "/metering-points/:meter_id",
    { schema: { operationId: "getMeteringPoint", tags, params, response: { 200: MeteringPoint, ...failures } } },
    async ({ params: { meter_id } }) => meteringPoint(db, meter_id),
  );

  app.get(
    "/tamper-reports",
    {
      schema: {
        operationId: "getTamperReports",
        tags: ["participants"],
        summary: "Newest first",
        querystring: Type.Object({ meter_id: Type.Optional(MeterId), ...pageQuery() }),
        response: { 200: PageOf("TamperReportPage", TamperReport), ...failures },
      },
    },
    async ({ query: { meter_id, limit = 30, cursor } }) => {
      const [before = LATEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<TamperReport>(
        `select t.report_id, t.meter_id, t.reporter, t.kind, t.note, t.height, b.time from tamper_reports t join blocks b using (height)
         where t.report_id < $1 and ($2::bigint is null or t.meter_id = $2) order by t.report_id desc limit $3`,
        [before, meter_id ?? null, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ report_id }) => [report_id],
        (row) => row,
      );
    },
  );
};
