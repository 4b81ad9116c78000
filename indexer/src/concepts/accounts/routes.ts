import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { checkedTimeZone, parseDay, rangeOf } from "../../api/days.ts";
import { numbersOf, pageOf, textOf } from "../../api/page.ts";
import {
  Address,
  Day,
  failures,
  Height,
  MeterId,
  Micro,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Time,
  TimeZone,
  Titled,
  Words,
} from "../../api/schema.ts";
import { TX_HASH } from "../../db/txHash.ts";
import { Dues, duesAt } from "./dues.ts";

const Counterparty = Titled(
  "Counterparty",
  { address: Address, available_micro: Micro },
  "An address's own account: the utility, the community, a grid operator",
);
type Counterparty = Static<typeof Counterparty>;

const CounterpartyResult = Titled("CounterpartyResult", { slot: Slot, money_micro: Micro });
type CounterpartyResult = Static<typeof CounterpartyResult>;

const Movement = Titled(
  "AccountMovement",
  {
    height: Height,
    index: Type.Integer(),
    time: Time,
    tx_hash: Nullable(Type.String()),
    kind: Words("deposited", "withdrawn", "returned", "transferred"),
    by: Nullable(Address),
    other_meter_id: Nullable(MeterId),
    amount_micro: Micro,
  },
  "Money into an account or out of it, settlement aside; positive is received",
);
type Movement = Static<typeof Movement>;

const DuesOfRange = Titled("DuesOfRange", { before: Dues, after: Dues });

const MOVEMENTS = `
  select a.height, a.index, b.time, ${TX_HASH}, a.kind, a.by, a.other_meter_id, a.amount_micro
  from account_movements a join blocks b using (height) left join events e using (height, index)
  where a.meter_id = $1 and (a.height, a.index) < ($2, $3) order by a.height desc, a.index desc limit $4`;
const LATEST = Number.MAX_SAFE_INTEGER;

export const accountRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { db, deployment }) => {
  app.get(
    "/counterparties",
    {
      schema: {
        operationId: "getCounterparties",
        tags: ["participants"],
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("CounterpartyPage", Counterparty), ...failures },
      },
    },
    async ({ query: { limit = 30, cursor } }) => {
      const after = cursor === undefined ? "" : textOf(cursor);
      const rows = await db.query<Counterparty>(
        "select address, available_micro from counterparties where address > $1 order by address limit $2",
        [after, limit + 1],
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
    "/counterparties/:address/results",
    {
      schema: {
        operationId: "getCounterpartyResults",
        tags: ["participants"],
        summary: "What slots paid to a counterparty, newest first",
        params: Type.Object({ address: Address }),
        querystring: Type.Object(pageQuery(1_000, 96)),
        response: { 200: PageOf("CounterpartyResultPage", CounterpartyResult), ...failures },
      },
    },
    async ({ params: { address }, query: { limit = 96, cursor } }) => {
      const [before = LATEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<CounterpartyResult>(
        "select slot, money_micro from counterparty_results where counterparty = $1 and slot < $2 order by slot desc limit $3",
        [address, before, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ slot }) => [slot],
        (row) => row,
      );
    },
  );

  app.get(
    "/metering-points/:meter_id/movements",
    {
      schema: {
        operationId: "getAccountMovements",
        tags: ["metering points"],
        summary: "Deposits, withdrawals and transfers, newest first",
        params: Type.Object({ meter_id: MeterId }),
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("AccountMovementPage", Movement), ...failures },
      },
    },
    async ({ params: { meter_id }, query: { limit = 30, cursor } }) => {
      const [height = LATEST, index = 0] = cursor === undefined ? [] : numbersOf(cursor, 2);
      const rows = await db.query<Movement>(MOVEMENTS, [meter_id, height, index, limit + 1]);
      return pageOf(
        rows,
        limit,
        (row) => [row.height, row.index],
        (row) => row,
      );
    },
  );

  app.get(
    "/metering-points/:meter_id/dues",
    {
      schema: {
        operationId: "getDues",
        tags: ["metering points"],
        summary: "Claims and debts when a range of local days began, and when it ended",
        params: Type.Object({ meter_id: MeterId }),
        querystring: Type.Object({
          from: { ...Day, description: "The first local day" },
          to: { ...Day, description: "The day after the last" },
          time_zone: Type.Optional(TimeZone),
        }),
        response: { 200: DuesOfRange, ...failures },
      },
    },
    async ({ params: { meter_id }, query: { from, to, time_zone = "UTC" } }) => {
      const range = rangeOf(parseDay(from), parseDay(to), checkedTimeZone(time_zone), deployment.slotSeconds);
      const [before, after] = await duesAt(db, meter_id, range);
      return { before, after };
    },
  );
};
