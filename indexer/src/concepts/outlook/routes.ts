import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { failures, ZoneId } from "../../api/schema.ts";
import { Outlook, outlookOf } from "./queries.ts";

const params = Type.Object({ zone_id: ZoneId });

export const outlookRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/zones/:zone_id/outlook",
    {
      schema: {
        operationId: "getOutlook",
        tags: ["zones"],
        summary: "What the next slots may cost, the present one first",
        params,
        querystring: Type.Object({ slots: Type.Optional(Type.Integer({ minimum: 1, maximum: 192, default: 96 })) }),
        response: { 200: Outlook, ...failures },
      },
    },
    async ({ params: { zone_id }, query: { slots = 96 } }) => outlookOf(api, zone_id, slots),
  );
};
