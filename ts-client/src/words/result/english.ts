import type { Backstop, Side } from "../../generated/values.ts";
import type { AmountFormats } from "../formats.ts";
import { averagePrice } from "./averagePrice.ts";
import type { Reader, ResultWords } from "./words.ts";

const backstops: Record<Backstop, string> = {
  utility: "the utility",
  zone_operator: "the zone's operator, who stands in for the utility on an island,",
};

const notTraded: Record<Side, string> = {
  sell: "was not sold to neighbours",
  buy: "was not bought from neighbours",
};

const of = (priceMicroPerKwh: number | undefined, { price }: AmountFormats): string =>
  priceMicroPerKwh === undefined ? "" : ` of ${price(priceMicroPerKwh)}`;

const whose: Record<Reader, { The: string; the: string; forOwner: string }> = {
  owner: { The: "Your", the: "your", forOwner: " for you" },
  anybody: { The: "The", the: "the", forOwner: "" },
};

export const english = (reader: Reader): ResultWords => {
  const { The, the, forOwner } = whose[reader];
  return {
    facts: {
      unread: () => `No reading of ${the} meter arrived in time.`,
      metered: ({ exportWh, importWh }, { energy }) =>
        `${The} meter measured ${energy(importWh)} taken and ${energy(exportWh)} fed in.`,
      tradedForward: ({ soldWh, boughtWh, moneyMicro }, { energy, money, price }) => {
        const sold = soldWh > 0n ? [`${energy(soldWh)} was sold`] : [];
        const bought = boughtWh > 0n ? [`${energy(boughtWh)} was bought`] : [];
        const paid = moneyMicro < 0n ? `${money(-moneyMicro)} paid` : `${money(moneyMicro)} received`;
        const each = averagePrice({ soldWh, boughtWh, moneyMicro });
        const at = each === undefined ? "" : ` at ${price(each)}`;
        return `${[...sold, ...bought].join(" and ")} ahead of delivery${at}, and ${paid} for it.`;
      },
      leftOver: ({ energyWh }, { energy }) => `That left ${energy(energyWh)} over.`,
      leftMissing: ({ energyWh }, { energy }) => `That left ${energy(energyWh)} missing.`,
      held: ({ energyWh }, { energy }) =>
        `${energy(energyWh)} went into storage${forOwner} as energy tokens, at no price.`,
      used: ({ energyWh }, { energy }) => `${energy(energyWh)} came from ${the} energy tokens, at no price.`,
      soldToNeighbours: ({ energyWh, priceMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} went to neighbours at ${price(priceMicroPerKwh)}.`,
      boughtFromNeighbours: ({ energyWh, priceMicroPerKwh, tradingFeeMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} came from neighbours at ${price(priceMicroPerKwh)} and a trading fee of ${price(tradingFeeMicroPerKwh)}.`,
      soldToBackstop: ({ backstop, energyWh, priceMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} went to ${backstops[backstop]} at ${price(priceMicroPerKwh)}.`,
      boughtFromBackstop: ({ backstop, energyWh, priceMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} came from ${backstops[backstop]} at ${price(priceMicroPerKwh)}.`,
      outbid: ({ side, energyWh, priceMicroPerKwh, limitMicroPerKwh }, formats) => {
        const [price, limit] = [of(priceMicroPerKwh, formats), of(limitMicroPerKwh, formats)];
        const where = side === "sell" ? "below" : "above";
        return `${formats.energy(energyWh)} ${notTraded[side]} because their price${price} was ${where} ${the} limit${limit}.`;
      },
      marginal: ({ side, energyWh, limitMicroPerKwh }, formats) =>
        `${formats.energy(energyWh)} ${notTraded[side]} because ${the} limit${of(limitMicroPerKwh, formats)} was exactly their price, and at that price there was not enough: everybody got a part.`,
      noCounterparty: ({ side, energyWh, limitMicroPerKwh }, formats) =>
        `${formats.energy(energyWh)} ${notTraded[side]} because nobody in reach would trade at ${the} limit${of(limitMicroPerKwh, formats)}.`,
      funds: ({ side, energyWh }, { energy }) =>
        `${energy(energyWh)} ${notTraded[side]} because ${the} account did not have the coins for all of it.`,
      paused: ({ side, energyWh }, { energy }) =>
        `${energy(energyWh)} ${notTraded[side]} because ${the} rule says to trade with the utility only.`,
      belowFeedIn: ({ side, energyWh, feedInMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} ${notTraded[side]} because ${the} bid less the trading fee is below the feed-in price of ${price(feedInMicroPerKwh)}.`,
      caughtUp: (
        { fromSlot, toSlot, exportWh, importWh, feedInMicroPerKwh, retailMicroPerKwh },
        { energy, price, slot },
      ) => {
        const brought = `${energy(exportWh)} fed in and ${energy(importWh)} taken`;
        const [feedIn, retail] = [price(feedInMicroPerKwh), price(retailMicroPerKwh)];
        return fromSlot === toSlot
          ? `The late reading of ${slot(fromSlot)} brought ${brought}, settled at the utility's prices of then, ${feedIn} and ${retail}.`
          : `Late readings from ${slot(fromSlot)} to ${slot(toSlot)} brought ${brought}, settled at the utility's lowest feed-in price, ${feedIn}, and highest retail price, ${retail}, of that time.`;
      },
    },
    money: (moneyMicro, { money }) => {
      if (moneyMicro === 0n) return "No money moved.";
      const [received, paid] = reader === "owner" ? ["You received", "You paid"] : ["Received:", "Paid:"];
      return moneyMicro > 0n ? `${received} ${money(moneyMicro)}.` : `${paid} ${money(-moneyMicro)}.`;
    },
  };
};
