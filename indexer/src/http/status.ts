import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import type { Api } from "../api/api.ts";
import { failures, Height, Nullable, Time, Titled } from "../api/schema.ts";

const Status = Titled(
  "Status",
  {
    chain_id: Type.String(),
    height: Nullable(Height),
    time: Nullable(Time),
    chain_height: Nullable(Height),
    lag_blocks: Type.Integer({ minimum: 0, description: "Blocks that the node has and the tables do not" }),
    trouble: Nullable(Type.String({ description: "Why it is not following the chain" })),
  },
  "How far the tables are",
);

export const statusRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { deployment, position }) => {
  app.get(
    "/status",
    { schema: { operationId: "getStatus", tags: ["status"], response: { 200: Status, ...failures } } },
    async () => ({
      chain_id: deployment.chainId,
      height: position.cursor?.height ?? null,
      time: position.cursor?.time.toISOString() ?? null,
      chain_height: position.head?.height ?? null,
      lag_blocks: position.lagBlocks,
      trouble: position.trouble ?? null,
    }),
  );
};
