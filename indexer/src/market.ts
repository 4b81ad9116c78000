import type { Deployment, Json } from "@wattmesh/client";
import type { Queries } from "./db/database.ts";

/** How the market does, as the tables tell it. */
export interface MarketFigures {
  /** How long ago the first slot that is not settled was due, in the tables' time; 0 while none is. */
  settlementLateSeconds: number;
  /** Metering points that were metered in the latest final slot, of them those whose reading came late. */
  meteredPoints: number;
  latePoints: number;
  /** Metering points in all. */
  points: number;
  /** Nothing is paid out, since an identity was violated. */
  withdrawalsPaused: boolean;
  /** What the utility has, and what it has to keep; nothing where there is none. */
  utilityAvailableMicro: number | undefined;
  utilityLowMicro: number | undefined;
}

const FIGURES = `select
  (select value from facts where name = 'settled_before') as settled_before,
  (select value from facts where name = 'pause') as pause,
  (select value from facts where name = 'money_utility_low_micro') as utility_low_micro,
  (select available_micro from counterparties
   where address = (select value #>> '{}' from facts where name = 'trading_utility')) as utility_available_micro,
  (select coalesce(max(value), 0)::bigint from sums where name = 'metering_points') as points,
  s.points_metered, s.points_caught_up
from (select 1) as one
left join (select points_metered, points_caught_up from slots where stage = 'final' order by slot desc limit 1) as s on true`;

interface Row {
  settled_before: number | null;
  pause: Json;
  utility_low_micro: string | null;
  utility_available_micro: string | null;
  points: number;
  points_metered: number | null;
  points_caught_up: number | null;
}

/** `nowSeconds` is the time of the latest block in the tables, unix seconds. */
export async function readMarket(
  db: Queries,
  { slotSeconds, graceSeconds }: Pick<Deployment, "slotSeconds" | "graceSeconds">,
  nowSeconds: number,
): Promise<MarketFigures> {
  const [row] = (await db.query<Row>(FIGURES)) as [Row];
  const dueSeconds = row.settled_before === null ? nowSeconds : (row.settled_before + 1) * slotSeconds + graceSeconds;
  return {
    settlementLateSeconds: Math.max(0, nowSeconds - dueSeconds),
    meteredPoints: row.points_metered ?? 0,
    latePoints: row.points_caught_up ?? 0,
    points: row.points,
    withdrawalsPaused: row.pause !== null,
    utilityAvailableMicro: numberOr(row.utility_available_micro),
    utilityLowMicro: numberOr(row.utility_low_micro),
  };
}

const numberOr = (text: string | null): number | undefined => (text === null ? undefined : Number(text));
