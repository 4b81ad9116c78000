import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Address,
  Count,
  failures,
  Height,
  Id,
  MeterId,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Titled,
  Wh,
  Words,
  ZoneId,
} from "../../api/schema.ts";
import { MeteringPoint } from "../metering-points/queries.ts";

const { kind, source, class: accuracyClass, key_type, public_key } = MeteringPoint.properties;

const ClosingRegisters = Titled(
  "ClosingRegisters",
  { import_total_wh: Wh, export_total_wh: Wh },
  "Where the registers of the metering point stood that the connection had before",
);

const MeterApplication = Titled("MeterApplication", {
  application_id: Id,
  applicant: Address,
  zone_id: ZoneId,
  zone_name: Nullable(Type.String()),
  serial: Type.String(),
  kind,
  source,
  class: accuracyClass,
  connection_w: Count,
  inverter_w: Count,
  key_type,
  public_key,
  lapses_slot: Slot,
  status: Words("open", "approved", "refused", "withdrawn", "lapsed"),
  meter_id: Nullable(MeterId),
  opened_height: Height,
  closed_height: Nullable(Height),
  votes: Type.Array(
    Titled("MeterApplicationVote", {
      voter: Address,
      approved: Type.Boolean(),
      evidence_hash: Nullable(Type.String({ description: "SHA-256 of what an approval rests on, hex" })),
      closing: Nullable(ClosingRegisters),
      reason: Nullable(Type.String({ description: "Of a refusal" })),
      height: Height,
    }),
  ),
});
type MeterApplication = Static<typeof MeterApplication>;

const LATEST = Number.MAX_SAFE_INTEGER;
const APPLICATIONS = `
  select a.application_id, a.applicant, a.zone_id, z.name as zone_name, a.serial, a.kind, a.source, a.class, a.connection_w, a.inverter_w, a.key_type,
    a.public_key, a.lapses_slot, a.status, a.meter_id, a.opened_height, a.closed_height,
    (select coalesce(json_agg(json_build_object('voter', v.voter, 'approved', v.approved, 'evidence_hash', v.evidence_hash, 'reason', v.reason,
      'closing', case when v.closing_import_wh is not null then
        json_build_object('import_total_wh', v.closing_import_wh::text, 'export_total_wh', v.closing_export_wh::text) end,
      'height', v.height) order by v.height, v.voter), '[]')
     from meter_application_votes v where v.application_id = a.application_id) as votes
  from meter_applications a left join zones z using (zone_id)
  where a.application_id < $1 and ($2::text is null or a.applicant = $2) and ($3::text is null or a.status = $3)
  order by a.application_id desc limit $4`;

export const meterApplicationRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { db }) => {
  app.get(
    "/meter-applications",
    {
      schema: {
        operationId: "getMeterApplications",
        tags: ["metering points"],
        summary: "Applications for metering points and what became of them, newest first",
        querystring: Type.Object({
          applicant: Type.Optional(Address),
          status: Type.Optional(MeterApplication.properties.status),
          ...pageQuery(),
        }),
        response: { 200: PageOf("MeterApplicationPage", MeterApplication), ...failures },
      },
    },
    async ({ query: { applicant, status, limit = 30, cursor } }) => {
      const [before = LATEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<MeterApplication>(APPLICATIONS, [
        before,
        applicant ?? null,
        status ?? null,
        limit + 1,
      ]);
      return pageOf(
        rows,
        limit,
        ({ application_id }) => [application_id],
        (row) => row,
      );
    },
  );
};
