import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { pageOf, textOf } from "../../api/page.ts";
import { Address, AttributeOf, failures, PageOf, pageQuery, Titled, Words } from "../../api/schema.ts";

const Status = Words("applied", "admitted", "rejected", "suspended", "revoked");

const Participant = Titled("Participant", {
  address: Address,
  role: Type.String(),
  status: Status,
  name: Type.String(),
  equipment: AttributeOf("registry", "profile_updated", "equipment"),
  certifications: Type.Array(Type.String()),
  since_height: Type.Integer({ description: "The block of its latest change of status" }),
});
type Participant = Static<typeof Participant>;

export const participantRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const { db } = api;
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
      const rows = await db.query<Participant>(
        "select * from participants where address > $1 and ($2::text is null or status = $2) order by address limit $3",
        [after, status ?? null, limit + 1],
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
      const [row] = await db.query<Participant>("select * from participants where address = $1", [address]);
      if (row === undefined) throw notFound(`participant ${address}`);
      return row;
    },
  );
};
