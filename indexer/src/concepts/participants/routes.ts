import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { numbersOf, pageOf, textOf } from "../../api/page.ts";
import {
  Address,
  Count,
  failures,
  Height,
  Id,
  MeterId,
  Micro,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Time,
  Titled,
  Words,
} from "../../api/schema.ts";

const Status = Words("applied", "admitted", "rejected", "suspended", "revoked");

const Equipment = Titled("Equipment", {
  source: Type.String(),
  rated_power_w: Count,
  storage_capacity_wh: Count,
  label: Type.String(),
});

const Participant = Titled("Participant", {
  address: Address,
  role: Type.String(),
  status: Status,
  name: Type.String(),
  equipment: Type.Array(Equipment),
  certifications: Type.Array(Type.String()),
  since_height: Type.Integer({ description: "The block of its latest change of status" }),
});
type Participant = Static<typeof Participant>;
/** Lists as their JSON. */
type ParticipantRow = Omit<Participant, "equipment" | "certifications"> & { equipment: string; certifications: string };

const participantOf = ({ equipment, certifications, ...row }: ParticipantRow): Participant => ({
  ...row,
  equipment: JSON.parse(equipment),
  certifications: JSON.parse(certifications),
});

const Party = Titled(
  "Party",
  { address: Address, available_micro: Micro },
  "An address's own account: the utility, the community, a grid operator",
);
type Party = Static<typeof Party>;

const PartyResult = Titled("PartyResult", { slot: Slot, money_micro: Micro });
type PartyResult = Static<typeof PartyResult>;

const Proposal = Titled("Proposal", {
  proposal_id: Id,
  proposer: Address,
  kind: Words("admit", "revoke", "reinstate", "rotate_lost_key", "set_verifiers"),
  subject: Nullable(Type.String({ description: "The address or the meter id that it is about" })),
  action: Type.String({ description: "The registry's action as JSON" }),
  status: Words("open", "passed", "rejected", "expired"),
  expires_at: Time,
  opened_height: Height,
  closed_height: Nullable(Height),
  votes: Type.Array(Titled("Vote", { verifier: Address, approved: Type.Boolean(), height: Height })),
});
type Proposal = Static<typeof Proposal>;

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
const PROPOSALS = `
  select p.proposal_id, p.proposer, p.kind, p.subject, p.action, p.status, p.expires_at, p.opened_height, p.closed_height,
    (select coalesce(json_agg(json_build_object('verifier', v.verifier, 'approved', v.approved, 'height', v.height) order by v.height, v.verifier), '[]')
     from proposal_votes v where v.proposal_id = p.proposal_id) as votes
  from proposals p`;

export const participantRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { db }) => {
  const tags = ["participants"];

  app.get(
    "/participants",
    {
      schema: {
        operationId: "getParticipants",
        tags,
        querystring: Type.Object({ status: Type.Optional(Status), ...pageQuery() }),
        response: { 200: PageOf("ParticipantPage", Participant), ...failures },
      },
    },
    async ({ query: { status, limit = 30, cursor } }) => {
      const after = cursor === undefined ? "" : textOf(cursor);
      const rows = await db.query<ParticipantRow>(
        "select * from participants where address > $1 and ($2::text is null or status = $2) order by address limit $3",
        [after, status ?? null, limit + 1],
      );
      return pageOf(rows, limit, ({ address }) => [address], participantOf);
    },
  );

  app.get(
    "/participants/:address",
    {
      schema: {
        operationId: "getParticipant",
        tags,
        params: Type.Object({ address: Address }),
        response: { 200: Participant, ...failures },
      },
    },
    async ({ params: { address } }) => {
      const [row] = await db.query<ParticipantRow>("select * from participants where address = $1", [address]);
      if (row === undefined) throw notFound(`participant ${address}`);
      return participantOf(row);
    },
  );

  app.get(
    "/parties",
    {
      schema: {
        operationId: "getParties",
        tags,
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("PartyPage", Party), ...failures },
      },
    },
    async ({ query: { limit = 30, cursor } }) => {
      const after = cursor === undefined ? "" : textOf(cursor);
      const rows = await db.query<Party>(
        "select address, available_micro from parties where address > $1 order by address limit $2",
        [after, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ address }) => [address],
        (row) => row,
      );
    },
  );

  app.get(
    "/parties/:address/results",
    {
      schema: {
        operationId: "getPartyResults",
        tags,
        summary: "What slots paid to a party, newest first",
        params: Type.Object({ address: Address }),
        querystring: Type.Object(pageQuery(1_000, 96)),
        response: { 200: PageOf("PartyResultPage", PartyResult), ...failures },
      },
    },
    async ({ params: { address }, query: { limit = 96, cursor } }) => {
      const [before = LATEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<PartyResult>(
        "select slot, money_micro from party_results where party = $1 and slot < $2 order by slot desc limit $3",
        [address, before, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ slot }) => [slot],
        (row) => row,
      );
    },
  );

  app.get(
    "/proposals",
    {
      schema: {
        operationId: "getProposals",
        tags,
        summary: "Proposals of admission and others, newest first",
        querystring: Type.Object({ status: Type.Optional(Proposal.properties.status), ...pageQuery() }),
        response: { 200: PageOf("ProposalPage", Proposal), ...failures },
      },
    },
    async ({ query: { status, limit = 30, cursor } }) => {
      const [before = LATEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<Proposal>(
        `${PROPOSALS} where p.proposal_id < $1 and ($2::text is null or p.status = $2) order by p.proposal_id desc limit $3`,
        [before, status ?? null, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ proposal_id }) => [proposal_id],
        (row) => row,
      );
    },
  );

  app.get(
    "/proposals/:proposal_id",
    {
      schema: {
        operationId: "getProposal",
        tags,
        params: Type.Object({ proposal_id: Id }),
        response: { 200: Proposal, ...failures },
      },
    },
    async ({ params: { proposal_id } }) => {
      const [row] = await db.query<Proposal>(`${PROPOSALS} where p.proposal_id = $1`, [proposal_id]);
      if (row === undefined) throw notFound(`proposal ${proposal_id}`);
      return row;
    },
  );

  app.get(
    "/tamper-reports",
    {
      schema: {
        operationId: "getTamperReports",
        tags,
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
