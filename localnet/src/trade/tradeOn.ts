import { setTimeout as sleep } from "node:timers/promises";
import { type Client, slotAt, WattmeshError } from "@wattmesh/client";
import type { MeterStore } from "../meters/store.ts";
import type { Agents } from "./agents.ts";
import type { Market } from "./strategy.ts";
import { expectedSurplus, readMarket, type Trader, takeTurn } from "./trader.ts";

export interface TradeOptions {
  client: Client;
  agents: Agents;
  traders: Trader[];
  store: Pick<MeterStore, "load">;
  /** Ends the trading; what is on its way to the chain is given up. */
  signal: AbortSignal;
  log?: (line: string) => void;
}

const POLL_MS = 300;

/** Every agent takes a turn in each slot, as soon as the chain's time is in it. */
export async function tradeOn(options: TradeOptions): Promise<void> {
  const { client, agents, signal, log = console.log } = options;
  let done = -1;
  while (!signal.aborted) {
    try {
      const slot = slotAt((await client.status()).timeSeconds, client.deployment.slotSeconds);
      if (slot > done) await turns(options, await readMarket(client, agents, slot));
      done = slot;
    } catch (error) {
      if (signal.aborted) return;
      log(messageOf(error));
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function turns(
  { client, agents, traders, store, signal, log = console.log }: TradeOptions,
  market: Market,
): Promise<void> {
  await Promise.all(
    traders.map(async (trader) => {
      const name = `slot ${market.presentSlot}, ${trader.agent.household}`;
      try {
        const expected = expectedSurplus(trader, store, market.presentSlot, agents.slotsAhead);
        const { cancel, place } = await takeTurn(client, trader, market, expected, signal);
        if (cancel.length + place.length > 0) log(`${name}: cancelled ${cancel.length}, placed ${place.length}`);
      } catch (error) {
        if (!signal.aborted) log(`${name}: ${messageOf(error)}`);
      }
    }),
  );
}

/** What the chain or the node says; anything else is a defect. */
function messageOf(error: unknown): string {
  if (error instanceof WattmeshError) return error.message;
  throw error;
}
