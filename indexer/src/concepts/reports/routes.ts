import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { asCsv, columnsOf, csvLines, csvOf, sendCsv, sendFile } from "../../api/csv.ts";
import { cursorOf, numbersOf, pageOf } from "../../api/page.ts";
import { failures, MeterId, PageOf, pageQuery, Titled } from "../../api/schema.ts";
import { meteringPoint } from "../metering-points/queries.ts";
import { Curve, curveOf } from "./curve.ts";
import { usageFeed } from "./espi.ts";
import { BillLine, linesOf } from "./lines.ts";
import { LoadProfile, ProfileQuarter, profileOf } from "./profile.ts";
import { MOST_DAYS, reportDays, reportRange } from "./range.ts";
import { keyOf, TariffUsage, usageByTariff, usageByWindow, WindowUsage } from "./usage.ts";
import { communityWindows, parseWindows, windowsPattern } from "./windows.ts";

const tags = ["reports"];
const ATOM = "application/atom+xml";
const params = Type.Object({ meter_id: MeterId });
const bounded = `At most ${MOST_DAYS} days and 300,000 settled slots.`;
const LINES_SLOTS = 96;
/** Of a file, at once from the database. */
const FILE_SLOTS = 1_000;
const MOST_LINE_DAYS = 92;
/** A year of quarter hours, its leap day, and the hour that comes twice. */
const MOST_CURVE_SLOTS = 35_140;

const Windows = Titled("WindowUsages", { time_zone: Type.String(), items: Type.Array(WindowUsage) });

export const reportRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/metering-points/:meter_id/tariff-usage",
    {
      schema: {
        operationId: "getTariffUsage",
        tags,
        summary: "Energy and money by the tariff that slots had, the lowest retail price first",
        description: bounded,
        params,
        querystring: Type.Object({ ...reportDays, ...pageQuery(1_000, 96), format: asCsv }),
        response: { 200: PageOf("TariffUsagePage", TariffUsage), ...failures },
      },
    },
    async ({ params: { meter_id }, query: { limit = 96, cursor, format, ...days } }, reply) => {
      const after = cursor === undefined ? [-1, -1, -1] : numbersOf(cursor, 3);
      await meteringPoint(api.db, meter_id);
      const range = await reportRange(api, meter_id, days);
      const rows = await usageByTariff(api, meter_id, range, after, limit + 1);
      const page = pageOf(rows, limit, keyOf, (row) => row);
      if (format !== "csv") return page;
      return sendCsv(reply, `tariff-usage-${meter_id}`, csvOf(columnsOf(TariffUsage), page.items));
    },
  );

  app.get(
    "/metering-points/:meter_id/window-usage",
    {
      schema: {
        operationId: "getWindowUsage",
        tags,
        summary: "Energy and money by hours of the week, and of all other hours",
        description: `${bounded} A window is its name, days of the week from 1, Monday, to 7, and hours of the place's clocks: peak.1-5.0700-2000. Up to 32, by commas; where two overlap, the first counts, and one over midnight belongs to the day on which it starts. Without windows: those of the schedule by which the community's time-of-use prices go.`,
        params,
        querystring: Type.Object({
          ...reportDays,
          windows: Type.Optional(
            Type.String({
              pattern: windowsPattern,
              description: "Hours of the week",
              examples: ["peak.1-5.0700-2000,night.1-7.2200-0600"],
            }),
          ),
          format: asCsv,
        }),
        response: { 200: Windows, ...failures },
      },
    },
    async ({ params: { meter_id }, query: { windows, format, ...days } }, reply) => {
      const parsed = windows === undefined ? await communityWindows(api.db) : parseWindows(windows);
      await meteringPoint(api.db, meter_id);
      const { timeZone, ...range } = await reportRange(api, meter_id, days);
      const items = await usageByWindow(api, meter_id, range, timeZone, parsed);
      if (format === "csv") return sendCsv(reply, `window-usage-${meter_id}`, csvOf(columnsOf(WindowUsage), items));
      return { time_zone: timeZone, items };
    },
  );

  app.get(
    "/metering-points/:meter_id/load-profile",
    {
      schema: {
        operationId: "getLoadProfile",
        tags,
        summary: "Mean, least and most of each quarter hour of the day, on weekdays and weekends",
        description: bounded,
        params,
        querystring: Type.Object({ ...reportDays, format: asCsv }),
        response: { 200: LoadProfile, ...failures },
      },
    },
    async ({ params: { meter_id }, query: { format, ...days } }, reply) => {
      await meteringPoint(api.db, meter_id);
      const { timeZone, ...range } = await reportRange(api, meter_id, days);
      const profile = await profileOf(api, meter_id, range, timeZone);
      if (format === "csv")
        return sendCsv(reply, `load-profile-${meter_id}`, csvOf(columnsOf(ProfileQuarter), profile.items));
      return { time_zone: timeZone, from: range.from, to: range.to, ...profile };
    },
  );

  app.get(
    "/metering-points/:meter_id/curve",
    {
      schema: {
        operationId: "getCurve",
        tags,
        summary: "What was taken and fed in, and the price, of each slot, oldest first, as columns",
        description: bounded,
        params,
        querystring: Type.Object({ ...reportDays, ...pageQuery(MOST_CURVE_SLOTS, MOST_CURVE_SLOTS) }),
        response: { 200: Curve, ...failures },
      },
    },
    async ({ params: { meter_id }, query: { limit = MOST_CURVE_SLOTS, cursor, ...days } }) => {
      const [after = 0] = cursor === undefined ? [] : numbersOf(cursor, 1);
      await meteringPoint(api.db, meter_id);
      const { fromSlot, toSlot } = await reportRange(api, meter_id, days);
      const range = { fromSlot: Math.max(fromSlot, after), toSlot };
      const { curve, nextSlot } = await curveOf(api, meter_id, range, limit);
      return { ...curve, next_cursor: nextSlot === undefined ? null : cursorOf([nextSlot]) };
    },
  );

  app.get(
    "/metering-points/:meter_id/bill-lines",
    {
      schema: {
        operationId: "getBillLines",
        tags,
        summary: "Each line of a bill with where it comes from: slot, price, energy, with whom; oldest first",
        description: `At most ${MOST_LINE_DAYS} days. A page has the lines of so many slots as limit says, a file all of them.`,
        params,
        querystring: Type.Object({ ...reportDays, ...pageQuery(FILE_SLOTS, LINES_SLOTS), format: asCsv }),
        response: { 200: PageOf("BillLinePage", BillLine), ...failures },
      },
    },
    async ({ params: { meter_id }, query: { limit = LINES_SLOTS, cursor, format, ...days } }, reply) => {
      const [after = 0] = cursor === undefined ? [] : numbersOf(cursor, 1);
      await meteringPoint(api.db, meter_id);
      const { fromSlot, toSlot } = await reportRange(api, meter_id, days, MOST_LINE_DAYS);
      const from = Math.max(fromSlot, after);
      if (format === "csv") return sendCsv(reply, `bill-lines-${meter_id}`, linesFile(api, meter_id, from, toSlot));
      const { lines, nextSlot } = await linesOf(api, meter_id, from, toSlot, limit);
      return { items: lines, next_cursor: nextSlot === undefined ? null : cursorOf([nextSlot]) };
    },
  );

  app.get(
    "/metering-points/:meter_id/usage.xml",
    {
      schema: {
        operationId: "getUsageXml",
        tags,
        summary: "A metering point's intervals as a Green Button file (NAESB ESPI)",
        description: `${bounded} What was taken and fed in, each slot's Wh, and a summary of each local month with its money.`,
        params,
        querystring: Type.Object(reportDays),
        response: { 200: { content: { [ATOM]: { schema: Type.String() } } }, ...failures },
      },
    },
    async ({ params: { meter_id }, query }, reply) => {
      const { serial } = await meteringPoint(api.db, meter_id);
      const range = await reportRange(api, meter_id, query);
      return sendFile(
        reply,
        `usage-${meter_id}.xml`,
        `${ATOM}; charset=utf-8`,
        usageFeed(api, meter_id, serial, range),
      );
    },
  );
};

async function* linesFile(api: Api, meterId: number, fromSlot: number, toSlot: number): AsyncGenerator<string> {
  yield csvOf(columnsOf(BillLine), []);
  for (let from: number | undefined = fromSlot; from !== undefined; ) {
    const { lines, nextSlot } = await linesOf(api, meterId, from, toSlot, FILE_SLOTS);
    yield csvLines(columnsOf(BillLine), lines);
    from = nextSlot;
  }
}
