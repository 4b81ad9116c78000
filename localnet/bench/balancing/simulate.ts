import { Battery } from "./battery.ts";
import { Calls, isOffered, type Judged, type Offer } from "./calls.ts";
import type { Engine } from "./engines.ts";
import { House, type Metered } from "./house.ts";
import { settleDay } from "./market.ts";
import { DAYS_BEFORE, SLOTS_A_DAY, type Street } from "./street.ts";

/** What keeps the street inside its limit. */
export interface Means {
  /** Cars charge when the pool was cheapest on the days before. */
  prices?: boolean;
  calls?: readonly Offer[];
  /** Calls look at what the line carried, without adding what they and the battery took off it. */
  asMeasured?: boolean;
  battery?: boolean;
}

export interface Engines {
  balance: Engine;
  settle: Engine;
}

export interface Outcome {
  /** What the line carried in each row, positive towards the root. */
  flowWh: number[];
  /** The same without the battery. */
  housesWh: number[];
  /** By point and row. The battery, if there is one, is the last. */
  metered: Metered[][];
  /** Per point over the days that count: what the pool and the utility paid it, or it paid if negative. */
  moneyMicro: number[];
  judged: Judged[];
  /** What cars were still to get when they left. */
  missedWh: number;
  /** What the battery holds in the end. */
  chargeWh: number;
}

export const FIRST_ROW = DAYS_BEFORE * SLOTS_A_DAY;
const PRICE_DAYS = 7;

/** Lives through all rows of a street; the means begin with the first day that counts. */
export function simulate({ balance, settle }: Engines, street: Street, means: Means): Outcome {
  const houses = street.points.map((point) => new House(point));
  const calls = means.calls && new Calls(balance, street, means.calls);
  const battery = means.battery ? new Battery(street) : undefined;
  const metered: Metered[][] = Array.from({ length: houses.length + (battery ? 1 : 0) }, () => []);
  const flows: bigint[] = [];
  const withoutBattery: bigint[] = [];
  const unrelieved: bigint[] = [];
  const prices: number[] = [];
  const moneyMicro = metered.map(() => 0);
  const priceAt = (row: number): number => meanPrice(prices, row) ?? street.tariff.retailMicroPerKwh;
  for (let row = 0; row < street.rows; row += 1) {
    const begun = row >= FIRST_ROW;
    const plannedWh = begun ? (battery?.plan(withoutBattery) ?? 0) : 0;
    for (const [point, house] of houses.entries()) {
      const called = (calls?.awardedWh(point, row) ?? 0) > 0;
      metered[point]?.push(house.live({ row, called, ...(begun && means.prices && { priceAt }) }));
    }
    const housesWh = metered.slice(0, houses.length).reduce((sum, rows) => sum + netOf(rows[row]), 0);
    const stored = (begun && battery?.live(plannedWh, housesWh)) || { importWh: 0, exportWh: 0 };
    if (battery) metered.at(-1)?.push(stored);
    withoutBattery.push(BigInt(housesWh));
    flows.push(BigInt(housesWh + netOf(stored)));
    unrelieved.push(BigInt(housesWh - (calls?.deliveredWh(row, metered) ?? 0)));
    if (begun) calls?.call(row, means.asMeasured ? flows : unrelieved);
    if ((row + 1) % SLOTS_A_DAY !== 0) continue;
    const today = metered.map((rows) => rows.slice(row + 1 - SLOTS_A_DAY));
    const day = settleDay(settle, street, today);
    prices.push(...day.prices);
    if (!begun) continue;
    for (const [point, gotMicro] of day.moneyMicro.entries()) moneyMicro[point] = (moneyMicro[point] ?? 0) + gotMicro;
  }
  return {
    flowWh: flows.map(Number),
    housesWh: withoutBattery.map(Number),
    metered,
    moneyMicro,
    judged: calls?.judge(metered) ?? [],
    missedWh: houses.reduce((sum, { missedWh }) => sum + missedWh, 0),
    chargeWh: battery?.chargeWh ?? 0,
  };
}

const netOf = (metered: Metered | undefined): number => (metered?.exportWh ?? 0) - (metered?.importWh ?? 0);

/** What energy cost at the row's time of day in the seven days before, in the mean of those that are known. */
function meanPrice(prices: readonly number[], row: number): number | undefined {
  const known = Array.from({ length: PRICE_DAYS }, (_, day) => prices[row - (day + 1) * SLOTS_A_DAY]);
  const seen = known.filter((price) => price !== undefined);
  return seen.length === 0 ? undefined : seen.reduce((sum, price) => sum + price, 0) / seen.length;
}

/** What houses would draw if they were called in all the hours of their offers. */
export function calledAlways(street: Street): Metered[][] {
  return street.points.map((point) => {
    const house = new House(point);
    return Array.from({ length: street.rows }, (_, row) => house.live({ row, called: isOffered(street, row) }));
  });
}
