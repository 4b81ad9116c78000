import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { type Api, currentSlot, nowSeconds } from "../../api/api.ts";
import { checkedTimeZone, periodAround } from "../../api/days.ts";
import { failures, MeterId, Nullable, Slot, TimeZone, Titled, Wh } from "../../api/schema.ts";
import { Bill, billOf } from "../bills/queries.ts";
import { MeteringPoint, meteringPoint } from "../metering-points/queries.ts";
import { Outlook, outlookOf } from "../outlook/queries.ts";
import { Result, resultsOf } from "../results/queries.ts";

const OUTLOOK_SLOTS = 24;

const Home = Titled(
  "Home",
  {
    time_zone: Type.String(),
    current_slot: Slot,
    metering_point: MeteringPoint,
    tokens_wh: { ...Wh, description: "Energy tokens of the owner, Wh" },
    today: Bill,
    month: Bill,
    last_result: Nullable(Result),
    outlook: Outlook,
  },
  "The first screen of a metering point",
);

export const homeRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/metering-points/:meter_id/home",
    {
      schema: {
        operationId: "getHome",
        tags: ["metering points"],
        summary: "Rule, day, month, money and price of a metering point, in one call",
        params: Type.Object({ meter_id: MeterId }),
        querystring: Type.Object({ time_zone: Type.Optional(TimeZone) }),
        response: { 200: Home, ...failures },
      },
    },
    async ({ params: { meter_id }, query: { time_zone = "UTC" } }) => {
      const timeZone = checkedTimeZone(time_zone);
      const now = nowSeconds(api);
      const { slotSeconds } = api.deployment;
      const slot = currentSlot(api);
      const point = await meteringPoint(api.db, meter_id);
      const { claim_micro, debt_micro } = point.account;
      const owed = { claim_micro, debt_micro };
      const [today, month, [last], [tokens], outlook] = await Promise.all([
        billOf(api, meter_id, periodAround("day", now, timeZone, slotSeconds), owed),
        billOf(api, meter_id, periodAround("month", now, timeZone, slotSeconds), owed),
        resultsOf(api, meter_id, 0, slot + 1, 1),
        api.db.query<{ energy_wh: string }>("select energy_wh from token_balances where owner = $1", [point.owner]),
        outlookOf(api, point.zone_id, OUTLOOK_SLOTS),
      ]);
      return {
        time_zone: timeZone,
        current_slot: slot,
        metering_point: point,
        tokens_wh: tokens?.energy_wh ?? "0",
        today,
        month,
        last_result: last ?? null,
        outlook,
      };
    },
  );
};
