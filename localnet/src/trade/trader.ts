import { setTimeout as sleep } from "node:timers/promises";
import {
  type Client,
  cancelOrders,
  getAccount,
  getForward,
  getForwardSlot,
  getOrders,
  getPositions,
  type Order,
  type OrderRef,
  type Position,
  placeOrders,
  RefusedError,
  replaceOrders,
  type Signer,
} from "@wattmesh/client";
import type { MeterStore } from "../meters/store.ts";
import type { Agent, Agents } from "./agents.ts";
import { forecastSurplusWh, type History } from "./forecast.ts";
import { type Decision, decide, GATE_SLOTS, type Market, type PointState } from "./strategy.ts";

/** An agent at work. */
export interface Trader {
  agent: Agent;
  signer: Signer;
  history: History;
  /** Unix seconds of the row that the meter's first slot replayed. */
  replayFrom: number;
}

/** How often an agent reads the chain and decides again after a refusal: an order was filled meanwhile, or a slot is being settled. */
const TRIES = 5;

/** Reads the market terms that all agents share while a slot is delivered. */
export async function readMarket(client: Client, agents: Agents, presentSlot: number): Promise<Market> {
  const [{ params }, book] = await Promise.all([
    getForward(client),
    getForwardSlot(client, { slot: presentSlot + GATE_SLOTS }),
  ]);
  return {
    presentSlot,
    slotSeconds: client.deployment.slotSeconds,
    priceTickMicroPerKwh: book.priceTickMicroPerKwh,
    floorMicroPerKwh: book.floorMicroPerKwh,
    ceilingMicroPerKwh: book.ceilingMicroPerKwh,
    orderDepositMicro: params.orderDepositMicro,
    minEnergyWh: params.minEnergyWh,
    slotEnergyWh: agents.slotEnergyWh,
    spreadMicroPerKwh: agents.spreadMicroPerKwh,
  };
}

/** What an agent expects of each slot ahead. Empty while its meter is silent: the profile row of its household is unknown then. */
export function expectedSurplus(
  { agent, history, replayFrom }: Trader,
  store: Pick<MeterStore, "load">,
  presentSlot: number,
  slotsAhead: number,
): PointState["expected"] {
  const { rows, lastSlot } = store.load(agent.meterId);
  if (lastSlot === undefined || lastSlot + GATE_SLOTS < presentSlot) return [];
  return Array.from({ length: slotsAhead }, (_, index) => presentSlot + GATE_SLOTS + index).flatMap((slot) => {
    const surplusWh = forecastSurplusWh(history, replayFrom, rows + slot - lastSlot - 1);
    return surplusWh === undefined ? [] : [{ slot, surplusWh }];
  });
}

/** One agent's turn: reads the chain, decides, sends its orders. Returns what it did; throws the chain's last refusal when it could not. */
export async function takeTurn(
  client: Client,
  trader: Trader,
  market: Market,
  expected: PointState["expected"],
  signal: AbortSignal,
): Promise<Decision> {
  for (let tries = 1; ; tries += 1) {
    const decision = decide(await readPoint(client, trader.agent, market, expected), market);
    try {
      await send(client, trader, decision, signal);
      return decision;
    } catch (error) {
      if (!(error instanceof RefusedError) || tries >= TRIES) throw error;
      await nextBlock(client, signal);
    }
  }
}

async function readPoint(
  client: Client,
  { meterId, zoneId, style }: Agent,
  { presentSlot }: Market,
  expected: PointState["expected"],
): Promise<PointState> {
  const [{ rule, availableMicro }, positions, orders] = await Promise.all([
    getAccount(client, { meterId }),
    positionsAfter(client, meterId, presentSlot),
    ordersAfter(client, meterId, presentSlot),
  ]);
  return { meterId, zoneId, style, rule, availableMicro, expected, positions, orders };
}

async function positionsAfter(client: Client, meterId: number, slot: number): Promise<Position[]> {
  const found: Position[] = [];
  for (let startAfter: number | undefined = slot; startAfter !== undefined; ) {
    const page = await getPositions(client, { meterId, startAfter });
    found.push(...page.positions);
    startAfter = page.next;
  }
  return found;
}

async function ordersAfter(client: Client, meterId: number, slot: number): Promise<Order[]> {
  const found: Order[] = [];
  for (let startAfter: OrderRef | undefined = { slot, orderId: LAST_ORDER }; startAfter !== undefined; ) {
    const page = await getOrders(client, { meterId, startAfter });
    found.push(...page.orders);
    startAfter = page.next;
  }
  return found;
}

/** Above every order id. */
const LAST_ORDER = 0xffff_ffff_ffff_ffffn;

async function send(
  client: Client,
  { agent: { meterId }, signer }: Trader,
  { cancel, place }: Decision,
  signal: AbortSignal,
): Promise<void> {
  const options = { pollMs: POLL_MS, timeoutBlocks: TIMEOUT_BLOCKS, signal };
  if (cancel.length > 0 && place.length > 0) {
    await replaceOrders(client, signer, { meterId, cancel, orders: place }, options);
  } else if (place.length > 0) {
    await placeOrders(client, signer, { meterId, orders: place }, options);
  } else if (cancel.length > 0) {
    await cancelOrders(client, signer, { meterId, orders: cancel }, options);
  }
}

const POLL_MS = 150;
/** Blocks that orders may wait for inclusion: later they are better decided anew. */
const TIMEOUT_BLOCKS = 20;

async function nextBlock(client: Client, signal: AbortSignal): Promise<void> {
  const { height } = await client.status();
  while (!signal.aborted && (await client.status()).height === height)
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
}
