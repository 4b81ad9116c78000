import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { type Api, currentSlot } from "../../api/api.ts";
import { checkedTimeZone, parseDay, rangeOf } from "../../api/days.ts";
import { badRequest } from "../../api/failure.ts";
import { Day, failures, Slot, slotRange, TimeZone, Titled } from "../../api/schema.ts";
import { flowsOf, Shares, sharesOf, ZoneFlow } from "./queries.ts";

const Flows = Titled(
  "Flows",
  {
    from_slot: Slot,
    to_slot: Type.Integer({ description: "Not included" }),
    zones: Type.Array(ZoneFlow),
    total: Shares,
  },
  "Where energy came from and went to",
);

const query = Type.Object({
  ...slotRange,
  from: Type.Optional({ ...Day, description: "The first local day, instead of from_slot" }),
  to: Type.Optional({ ...Day, description: "The day after the last, instead of to_slot" }),
  time_zone: Type.Optional(TimeZone),
});

export const flowRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/flows",
    {
      schema: {
        operationId: "getFlows",
        tags: ["community"],
        summary: "Energy of each zone over a range of slots or of local days; without one, of all settled slots",
        querystring: query,
        response: { 200: Flows, ...failures },
      },
    },
    async ({ query: { from, to, from_slot, to_slot, time_zone = "UTC" } }) => {
      if ((from === undefined) !== (to === undefined)) throw badRequest("from and to go together");
      const range =
        from === undefined || to === undefined
          ? { fromSlot: from_slot ?? 0, toSlot: to_slot ?? currentSlot(api) + 1 }
          : rangeOf(parseDay(from), parseDay(to), checkedTimeZone(time_zone), api.deployment.slotSeconds);
      if (range.fromSlot > range.toSlot)
        throw badRequest(`from_slot ${range.fromSlot} is after to_slot ${range.toSlot}`);
      const zones = await flowsOf(api.db, range.fromSlot, range.toSlot);
      return { from_slot: range.fromSlot, to_slot: range.toSlot, zones, total: sharesOf(zones) };
    },
  );
};
