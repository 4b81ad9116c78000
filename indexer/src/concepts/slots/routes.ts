import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Address,
  Count,
  failures,
  Height,
  Micro,
  MicroPerKwh,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Time,
  Titled,
  Wh,
  Words,
  ZoneId,
} from "../../api/schema.ts";

const slotProperties = {
  slot: Slot,
  starts_at: Time,
  stage: Words("summing", "settling", "final"),
  feed_in_micro_per_kwh: MicroPerKwh,
  retail_micro_per_kwh: MicroPerKwh,
  trading_fee_micro_per_kwh: MicroPerKwh,
  points_metered: Count,
  points_caught_up: Count,
  points_micro: Micro,
  utility_micro: Micro,
  community_micro: Micro,
  lines_micro: Micro,
  islands_micro: Micro,
  turnover_micro: Micro,
  banks_set_aside: Count,
  adds_up: Type.Boolean(),
  violation: Nullable(Type.String({ description: "The identity that did not hold" })),
  opened_height: Height,
  final_height: Nullable(Height),
};
const SlotOutcome = Titled(
  "SlotOutcome",
  slotProperties,
  "A slot's settlement; the five parts of its money sum to zero",
);
type SlotOutcome = Static<typeof SlotOutcome>;

const SlotDetail = Titled("SlotDetail", {
  ...slotProperties,
  zones: Type.Array(
    Titled("SlotZone", {
      zone_id: ZoneId,
      price_micro_per_kwh: Nullable(MicroPerKwh),
      import_wh: Wh,
      export_wh: Wh,
      pool_bought_wh: Wh,
      pool_sold_wh: Wh,
      utility_bought_wh: Wh,
      utility_sold_wh: Wh,
      held_wh: Wh,
      used_wh: Wh,
      line_flow_wh: Wh,
    }),
  ),
  counterparties: Type.Array(Titled("SlotCounterparty", { counterparty: Address, money_micro: Micro })),
});
type SlotDetail = Static<typeof SlotDetail>;

const COLUMNS = `slot, stage, feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh, points_metered, points_caught_up,
  points_micro, utility_micro, community_micro, lines_micro, islands_micro, turnover_micro, banks_set_aside,
  violation is null as adds_up, violation, opened_height, final_height`;

export const slotRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/slots",
    {
      schema: {
        operationId: "getSlots",
        tags: ["slots"],
        summary: "Settled slots and the one being settled, newest first",
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("SlotPage", SlotOutcome), ...failures },
      },
    },
    async ({ query: { limit = 30, cursor } }) => {
      const [before = 0x1_0000_0000] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await api.db.query<Omit<SlotOutcome, "starts_at">>(
        `select ${COLUMNS} from slots where slot < $1 order by slot desc limit $2`,
        [before, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ slot }) => [slot],
        (row) => ({ ...row, starts_at: startsAt(api, row.slot) }),
      );
    },
  );

  app.get(
    "/slots/:slot",
    {
      schema: {
        operationId: "getSlot",
        tags: ["slots"],
        params: Type.Object({ slot: Slot }),
        response: { 200: SlotDetail, ...failures },
      },
    },
    async ({ params: { slot } }) => {
      const [[found], zones, counterparties] = await Promise.all([
        api.db.query<Omit<SlotOutcome, "starts_at">>(`select ${COLUMNS} from slots where slot = $1`, [slot]),
        api.db.query<SlotDetail["zones"][number]>(
          `select zone_id, price_micro_per_kwh, import_wh, export_wh, pool_bought_wh, pool_sold_wh, utility_bought_wh, utility_sold_wh,
             held_wh, used_wh, line_flow_wh from zone_slots where slot = $1 order by zone_id`,
          [slot],
        ),
        api.db.query<SlotDetail["counterparties"][number]>(
          "select counterparty, money_micro from counterparty_results where slot = $1 order by counterparty",
          [slot],
        ),
      ]);
      if (found === undefined) throw notFound(`result of slot ${slot}`);
      return { ...found, starts_at: startsAt(api, slot), zones, counterparties };
    },
  );
};
