import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Address,
  AttributeOf,
  failures,
  Height,
  Id,
  Nullable,
  PageOf,
  pageQuery,
  Time,
  Titled,
  Words,
} from "../../api/schema.ts";

const Proposal = Titled("Proposal", {
  proposal_id: Id,
  proposer: Address,
  kind: Words(
    "admit",
    "revoke",
    "reinstate",
    "decommission",
    "rotate_lost_key",
    "forget_connection",
    "release_meter",
    "set_verifiers",
  ),
  subject: Nullable(Type.String({ description: "The address or the meter id that it is about" })),
  action: AttributeOf("registry", "proposal_opened", "action"),
  status: Words("open", "passed", "rejected", "expired"),
  expires_at: Time,
  opened_height: Height,
  closed_height: Nullable(Height),
  votes: Type.Array(Titled("Vote", { verifier: Address, approved: Type.Boolean(), height: Height })),
});
type Proposal = Static<typeof Proposal>;

const LATEST = Number.MAX_SAFE_INTEGER;
const PROPOSALS = `
  select p.proposal_id, p.proposer, p.kind, p.subject, p.action, p.status, p.expires_at, p.opened_height, p.closed_height,
    (select coalesce(json_agg(json_build_object('verifier', v.verifier, 'approved', v.approved, 'height', v.height) order by v.height, v.verifier), '[]')
     from proposal_votes v where v.proposal_id = p.proposal_id) as votes
  from proposals p`;

export const proposalRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const { db } = api;
  const tags = ["participants"];

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
};
