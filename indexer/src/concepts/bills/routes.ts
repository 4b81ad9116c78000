import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { addDays, addMonths, type Day as CivilDay, dayAt, mondayOf } from "@wattmesh/client";
import { Type } from "typebox";
import { type Api, nowSeconds } from "../../api/api.ts";
import { csvOf, sendCsv } from "../../api/csv.ts";
import { checkedTimeZone, type Period, parseDay, periodsOf } from "../../api/days.ts";
import { Day, failures, MeterId, TimeZone, Titled, Words } from "../../api/schema.ts";
import { meteringPoint } from "../metering-points/queries.ts";
import { Bill, billOf } from "./queries.ts";

const Bills = Titled("Bills", { time_zone: Type.String(), items: Type.Array(Bill) });

const MOST = { day: 92, week: 106, month: 36 };

export const billRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/metering-points/:meter_id/bills",
    {
      schema: {
        operationId: "getBills",
        tags: ["metering points"],
        summary:
          "Energy by counterpart and money of each local day, week or month, oldest first, beside the utility alone",
        description: `At most ${MOST.day} days, ${MOST.week} weeks or ${MOST.month} months. A week begins on Monday. Without from and to: the last 7 days, or the last 12 weeks or months, the present one within.`,
        params: Type.Object({ meter_id: MeterId }),
        querystring: Type.Object({
          period: Type.Optional(Words("day", "week", "month")),
          from: Type.Optional({ ...Day, description: "The first local day" }),
          to: Type.Optional({ ...Day, description: "The day after the last" }),
          time_zone: Type.Optional(TimeZone),
          format: Type.Optional(Words("json", "csv")),
        }),
        response: { 200: Bills, ...failures },
      },
    },
    async ({ params: { meter_id }, query: { period = "day", from, to, time_zone = "UTC", format } }, reply) => {
      const timeZone = checkedTimeZone(time_zone);
      await meteringPoint(api.db, meter_id);
      const tomorrow = addDays(dayAt(nowSeconds(api), timeZone), 1);
      const end = to === undefined ? tomorrow : parseDay(to);
      const start = from === undefined ? usualStart(period, end) : parseDay(from);
      const ranges = periodsOf(period, start, end, timeZone, api.deployment.slotSeconds, MOST[period]);
      const items: Bill[] = [];
      for (const range of ranges) items.push(await billOf(api, meter_id, range));
      if (format === "csv") {
        const columns = Object.keys(Bill.properties) as (keyof Bill)[];
        return sendCsv(reply, `bills-${meter_id}`, csvOf(columns, items));
      }
      return { time_zone: timeZone, items };
    },
  );
};

/** Where bills begin that end before `end`. */
function usualStart(period: Period, end: CivilDay): CivilDay {
  if (period === "day") return addDays(end, -7);
  const last = addDays(end, -1);
  return period === "week" ? addDays(mondayOf(last), -7 * 11) : addMonths(last, -11);
}
