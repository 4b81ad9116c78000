import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import { failures, MicroPerKwh, PageOf, pageQuery, Slot, Time, Titled } from "../../api/schema.ts";

const Tariff = Titled(
  "Tariff",
  {
    from_slot: Slot,
    starts_at: Time,
    feed_in_micro_per_kwh: MicroPerKwh,
    retail_micro_per_kwh: MicroPerKwh,
    trading_fee_micro_per_kwh: MicroPerKwh,
  },
  "Holds from its slot until the next one does",
);
type Tariff = Static<typeof Tariff>;

export const tariffRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/tariffs",
    {
      schema: {
        operationId: "getTariffs",
        tags: ["community"],
        summary: "Tariffs, those that hold later first",
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("TariffPage", Tariff), ...failures },
      },
    },
    async ({ query: { limit = 30, cursor } }) => {
      const [before = 0x1_0000_0000] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await api.db.query<Omit<Tariff, "starts_at">>(
        "select * from tariffs where from_slot < $1 order by from_slot desc limit $2",
        [before, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ from_slot }) => [from_slot],
        (row) => ({ ...row, starts_at: startsAt(api, row.from_slot) }),
      );
    },
  );
};
