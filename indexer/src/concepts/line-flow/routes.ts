import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { failures, ZoneId } from "../../api/schema.ts";
import { LineFlow, lineFlow } from "./queries.ts";

export const lineFlowRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/zones/:zone_id/flow",
    {
      schema: {
        operationId: "getLineFlow",
        tags: ["zones"],
        summary: "What flowed on its line, what will, and how good the forecast was",
        params: Type.Object({ zone_id: ZoneId }),
        querystring: Type.Object({
          slots: Type.Optional(Type.Integer({ minimum: 1, maximum: 672, default: 96 })),
          ahead: Type.Optional(Type.Integer({ minimum: 0, maximum: 96, default: 96 })),
        }),
        response: { 200: LineFlow, ...failures },
      },
    },
    async ({ params: { zone_id }, query: { slots = 96, ahead = 96 } }) => lineFlow(api, zone_id, slots, ahead),
  );
};
