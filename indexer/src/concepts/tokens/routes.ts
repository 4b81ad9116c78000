import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { numbersOf, pageOf, textOf } from "../../api/page.ts";
import {
  Address,
  failures,
  Height,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Time,
  Titled,
  Wh,
  Words,
} from "../../api/schema.ts";
import { factsOf } from "../../db/facts.ts";
import { sumsOf } from "../../db/sums.ts";
import { TX_HASH } from "../../db/txHash.ts";
import { carbonOf, carbonProperties } from "./carbon.ts";

const Tokens = Titled(
  "Tokens",
  {
    name: Nullable(Type.String()),
    symbol: Nullable(Type.String()),
    supply_wh: Type.String({ description: "What all holders have, Wh" }),
    holders: Type.Integer({ minimum: 0 }),
    grid_g_per_kwh: Nullable(Type.Integer({ description: "What a kWh of the grid's mix emits, g" })),
    ...carbonProperties,
    burned_consumed_wh: Wh,
    burned_exported_wh: Wh,
    retired_wh: Type.String({ description: "Burned by holders themselves, Wh" }),
  },
  "Energy tokens since the start; one token is one Wh",
);

const Balance = Titled("TokenBalance", { owner: Address, energy_wh: Wh });
type Balance = Static<typeof Balance>;

const Allowance = Titled("TokenAllowance", {
  spender: Address,
  energy_wh: Wh,
  expires_at_height: Nullable(Type.Integer({ description: "The block from which on it may not be used" })),
  expires_at: Nullable({ ...Time, description: "The time from which on it may not be used" }),
});
type Allowance = Static<typeof Allowance>;

const Movement = Titled("TokenMovement", {
  height: Height,
  index: Type.Integer(),
  time: Time,
  tx_hash: Nullable(Type.String()),
  kind: Words("held", "drawn", "transferred", "retired"),
  from: Nullable(Address),
  to: Nullable(Address),
  by: Nullable(Type.String({ description: "Who used an allowance" })),
  slot: Nullable(Slot),
  energy_wh: Wh,
});
type Movement = Static<typeof Movement>;

const HOLDERS = "select count(*) as holders from token_balances where energy_wh > 0";

const MOVEMENTS = `
  select m.height, m.index, b.time, ${TX_HASH}, m.kind, m.from_owner as "from", m.to_owner as "to", m.by, m.slot, m.energy_wh
  from (
    (select * from token_movements where from_owner = $1 and (height, index) < ($2, $3) order by height desc, index desc limit $4)
    union
    (select * from token_movements where to_owner = $1 and (height, index) < ($2, $3) order by height desc, index desc limit $4)
  ) m join blocks b using (height) left join events e using (height, index)
  order by m.height desc, m.index desc limit $4`;

export const tokenRoutes: FastifyPluginAsyncTypebox<Api> = async (app, { db }) => {
  const tags = ["tokens"];

  app.get(
    "/tokens",
    { schema: { operationId: "getTokens", tags, response: { 200: Tokens, ...failures } } },
    async () => {
      const [sum, [counted], minted, fact] = await Promise.all([
        sumsOf(db),
        db.query<{ holders: number }>(HOLDERS),
        db.query<{ source: string; energy_wh: string }>(
          "select source, minted_wh as energy_wh from token_sources order by source",
        ),
        factsOf(db),
      ]);
      return {
        supply_wh: sum("supply_wh"),
        holders: counted?.holders ?? 0,
        burned_consumed_wh: sum("burned_consumed_wh"),
        burned_exported_wh: sum("burned_exported_wh"),
        retired_wh: sum("retired_wh"),
        ...carbonOf(minted, fact),
        name: fact<string>("token_name") ?? null,
        symbol: fact<string>("token_symbol") ?? null,
        grid_g_per_kwh: fact<number>("token_grid_g_per_kwh") ?? null,
      };
    },
  );

  app.get(
    "/tokens/balances",
    {
      schema: {
        operationId: "getTokenBalances",
        tags,
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("TokenBalancePage", Balance), ...failures },
      },
    },
    async ({ query: { limit = 30, cursor } }) => {
      const after = cursor === undefined ? "" : textOf(cursor);
      const rows = await db.query<Balance>(
        "select owner, energy_wh from token_balances where owner > $1 and energy_wh > 0 order by owner limit $2",
        [after, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ owner }) => [owner],
        (row) => row,
      );
    },
  );

  app.get(
    "/tokens/balances/:owner",
    {
      schema: {
        operationId: "getTokenBalance",
        tags,
        params: Type.Object({ owner: Address }),
        response: { 200: Balance, ...failures },
      },
    },
    async ({ params: { owner } }) => {
      const [row] = await db.query<Balance>("select owner, energy_wh from token_balances where owner = $1", [owner]);
      return row ?? { owner, energy_wh: "0" };
    },
  );

  app.get(
    "/tokens/balances/:owner/allowances",
    {
      schema: {
        operationId: "getTokenAllowances",
        tags,
        summary: "What an owner lets others use, expired allowances too, in order of spender",
        params: Type.Object({ owner: Address }),
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("TokenAllowancePage", Allowance), ...failures },
      },
    },
    async ({ params: { owner }, query: { limit = 30, cursor } }) => {
      const after = cursor === undefined ? "" : textOf(cursor);
      const rows = await db.query<Allowance>(
        `select spender, energy_wh, expires_at_height, expires_at from token_allowances
         where owner = $1 and spender > $2 and energy_wh > 0 order by spender limit $3`,
        [owner, after, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ spender }) => [spender],
        (row) => row,
      );
    },
  );

  app.get(
    "/tokens/balances/:owner/movements",
    {
      schema: {
        operationId: "getTokenMovements",
        tags,
        summary: "Newest first",
        params: Type.Object({ owner: Address }),
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("TokenMovementPage", Movement), ...failures },
      },
    },
    async ({ params: { owner }, query: { limit = 30, cursor } }) => {
      const [height = 0, index = 0] = cursor === undefined ? [Number.MAX_SAFE_INTEGER, 0] : numbersOf(cursor, 2);
      const rows = await db.query<Movement>(MOVEMENTS, [owner, height, index, limit + 1]);
      return pageOf(
        rows,
        limit,
        (row) => [row.height, row.index],
        (row) => row,
      );
    },
  );
};
