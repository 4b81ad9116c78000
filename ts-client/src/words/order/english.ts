import type { BundlePart, Comparison, GridState, OrderPrice, PricingModel, Side } from "../../generated/values.ts";
import type { WordFormats } from "../formats.ts";
import { type Sentences, say } from "../sentences.ts";
import type { OrderWords } from "./words.ts";

const verbs: Record<Side, string> = { buy: "Buy", sell: "Sell" };
const orBetter: Record<Side, string> = { buy: "or less", sell: "or more" };
const comparisons: Record<Comparison, string> = { above: "above", below: "below" };

const states: Record<GridState, string> = {
  normal: "normal",
  alert: "alert",
  emergency: "emergency",
  restoration: "restoration",
};

const models: Record<PricingModel, string> = {
  dynamic: "the zone's dynamic price",
  time_of_use: "the time-of-use price",
  demand_response: "the demand-response price",
  grid_stability: "the grid-stability price",
};

const prices: Sentences<OrderPrice, [formats: WordFormats, side: Side]> = {
  fixed: ({ limitMicroPerKwh }, { price }, side) => `${price(limitMicroPerKwh)} ${orBetter[side]}`,
  model: ({ model, offsetMicroPerKwh: offset }, { price }) => {
    if (offset === 0) return models[model];
    return `${models[model]} ${offset > 0 ? "plus" : "less"} ${price(Math.abs(offset))}`;
  },
};

const flow = (flowWh: bigint, { energy }: WordFormats): string => {
  if (flowWh === 0n) return "nothing";
  return flowWh > 0n ? `${energy(flowWh)} towards the root` : `${energy(-flowWh)} away from the root`;
};

const total = (parts: BundlePart[]): bigint => parts.reduce((sum, { energyWh }) => sum + energyWh, 0n);

export const english: OrderWords = {
  terms: {
    limit: ({ slot, energyWh, price }, formats, side) =>
      `${verbs[side]} ${formats.energy(energyWh)} for ${formats.slot(slot)} at ${say(prices, price, formats, side)}.`,
    market: ({ slot, energyWh, worstPriceMicroPerKwh }, formats, side) =>
      `${verbs[side]} ${formats.energy(energyWh)} for ${formats.slot(slot)} with the next batch, at ${formats.price(worstPriceMicroPerKwh)} at worst.`,
    bundle: ({ parts, averageLimitMicroPerKwh }, { energy, price, slot }, side) => {
      const [first, last] = [parts.at(0)?.slot ?? 0, parts.at(-1)?.slot ?? 0];
      const limit = `${price(averageLimitMicroPerKwh)} ${orBetter[side]}`;
      return `${verbs[side]} ${energy(total(parts))} in ${parts.length} parts from ${slot(first)} to ${slot(last)}, all or nothing, at ${limit} on average.`;
    },
  },
  condition: {
    feed: ({ feedId, comparison, value }) =>
      `It waits until the feed ${feedId} is ${comparisons[comparison]} ${value}.`,
    zonePrice: ({ zoneId, comparison, priceMicroPerKwh }, { price }) =>
      `It waits until the last pool price of zone ${zoneId} is ${comparisons[comparison]} ${price(priceMicroPerKwh)}.`,
    zoneState: ({ zoneId, state }) => `It waits until zone ${zoneId} is in the state ${states[state]}.`,
  },
  fill: ({ slot, batch, energyWh, priceMicroPerKwh }, formats) =>
    `${formats.energy(energyWh)} traded in batch ${batch} of ${formats.slot(slot)} at ${formats.price(priceMicroPerKwh)}.`,
  laterFills: (count) => `${count} later batches filled more of it.`,
  facts: {
    waitsForBook: () => "It is on its way into the book and joins the next batch.",
    waitsForTrial: () => "It is tried when its books have no batch due.",
    waitsForCondition: ({ energyWh }, { energy }) => `${energy(energyWh)} waits for its condition.`,
    waitsForFirstBatch: ({ energyWh }, { energy }) => `${energy(energyWh)} waits for its first batch.`,
    rests: ({ energyWh }, { energy }) => `${energy(energyWh)} rests in the book.`,
    bundleIncomplete: ({ energyWh }, { energy }) =>
      `${energy(energyWh)} waits: when it was last tried, there was not enough for every part of it, or the average price was beyond its limit.`,
    allTraded: () => "All of it traded.",
    cancelled: ({ energyWh }, { energy }) => `${energy(energyWh)} was cancelled.`,
    marketRest: ({ energyWh }, { energy }) =>
      `${energy(energyWh)} found nobody in its batch and was cancelled, as market orders are.`,
    expired: ({ energyWh }, { energy }) =>
      `${energy(energyWh)} was not traded before the order expired or its delivery began.`,
    zoneTraded: ({ batch, priceMicroPerKwh, limitMicroPerKwh, soldWh, boughtWh, lineFlowWh }, formats) => {
      const { energy, price } = formats;
      const where = limitMicroPerKwh > priceMicroPerKwh ? "below" : "above";
      const why =
        limitMicroPerKwh === priceMicroPerKwh
          ? "exactly its limit, where there was not enough for everyone: who is nearer comes first, and the others share"
          : `${where} its limit of ${price(limitMicroPerKwh)}`;
      return `In batch ${batch} its zone traded at ${price(priceMicroPerKwh)}, ${why}; ${energy(soldWh)} were sold and ${energy(boughtWh)} bought there, and its line carried ${flow(lineFlowWh, formats)}.`;
    },
    feedIs: ({ feedId, value, updatedAt }, { time }) => `The feed ${feedId} is ${value} since ${time(updatedAt)}.`,
    feedIsEmpty: ({ feedId }) => `The feed ${feedId} says nothing.`,
    poolPriceIs: ({ zoneId, priceMicroPerKwh }, { price }) =>
      `The last pool price of zone ${zoneId} is ${price(priceMicroPerKwh)}.`,
    noPoolPrice: ({ zoneId }) => `Nothing was traded in the pool of zone ${zoneId} yet.`,
    zoneStateIs: ({ zoneId, state }) => `Zone ${zoneId} is in the state ${states[state]}.`,
    noZone: ({ zoneId }) => `There is no zone ${zoneId}.`,
    bestWithinReach: ({ side, zoneId, priceMicroPerKwh, feesMicroPerKwh, limitMicroPerKwh }, { price }) => {
      const best = side === "buy" ? "The lowest offer" : "The highest bid";
      return `${best} within reach is ${price(priceMicroPerKwh)} in zone ${zoneId}, with fees of ${price(feesMicroPerKwh)} on the way counted; the order stands at ${price(limitMicroPerKwh)}.`;
    },
    nobodyWithinReach: ({ side }) =>
      side === "buy" ? "Nobody within reach offers anything." : "Nobody within reach bids for anything.",
    batchesStopped: ({ zoneId, untilSlot }, { slot }) =>
      `Zone ${zoneId} is in an emergency that was measured on its line: its orders wait for the first batch after it, or after ${slot(untilSlot)} at the latest.`,
    behindFullLine: ({ side, zoneId, priceMicroPerKwh, lineOfZoneId, lineCarriesWh }, { energy, price }) => {
      const verb = side === "buy" ? "offers at" : "bids";
      return `Zone ${zoneId} ${verb} ${price(priceMicroPerKwh)}, fees counted, but the line of zone ${lineOfZoneId} has no room left: it carries ${energy(lineCarriesWh)}.`;
    },
  },
};
