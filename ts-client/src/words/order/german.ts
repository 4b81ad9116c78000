import type { BundlePart, Comparison, GridState, OrderPrice, PricingModel, Side } from "../../generated/values.ts";
import type { WordFormats } from "../formats.ts";
import { type Sentences, say } from "../sentences.ts";
import type { OrderWords } from "./words.ts";

const nouns: Record<Side, string> = { buy: "Kauf", sell: "Verkauf" };
const orBetter: Record<Side, string> = { buy: "oder weniger", sell: "oder mehr" };
const comparisons: Record<Comparison, string> = { above: "über", below: "unter" };

const states: Record<GridState, string> = {
  normal: "normal",
  alert: "Warnung",
  emergency: "Notfall",
  restoration: "im Wiederaufbau",
};

const models: Record<PricingModel, string> = {
  dynamic: "zum dynamischen Preis der Zone",
  time_of_use: "zum Preis nach Tageszeit",
  demand_response: "zum Preis der Laststeuerung",
  grid_stability: "zum Preis nach Netzzustand",
};

const prices: Sentences<OrderPrice, [formats: WordFormats, side: Side]> = {
  fixed: ({ limitMicroPerKwh }, { price }, side) => `für ${price(limitMicroPerKwh)} ${orBetter[side]}`,
  model: ({ model, offsetMicroPerKwh: offset }, { price }) => {
    if (offset === 0) return models[model];
    return `${models[model]} ${offset > 0 ? "zuzüglich" : "abzüglich"} ${price(Math.abs(offset))}`;
  },
};

const flow = (flowWh: bigint, { energy }: WordFormats): string => {
  if (flowWh === 0n) return "nichts";
  return flowWh > 0n ? `${energy(flowWh)} zur Wurzel hin` : `${energy(-flowWh)} von der Wurzel weg`;
};

const total = (parts: BundlePart[]): bigint => parts.reduce((sum, { energyWh }) => sum + energyWh, 0n);

export const german: OrderWords = {
  terms: {
    limit: ({ slot, energyWh, price }, formats, side) =>
      `${nouns[side]} von ${formats.energy(energyWh)} in ${formats.slot(slot)} ${say(prices, price, formats, side)}.`,
    market: ({ slot, energyWh, worstPriceMicroPerKwh }, formats, side) =>
      `${nouns[side]} von ${formats.energy(energyWh)} in ${formats.slot(slot)} mit der nächsten Auktion, schlechtestenfalls für ${formats.price(worstPriceMicroPerKwh)}.`,
    bundle: ({ parts, averageLimitMicroPerKwh }, { energy, price, slot }, side) => {
      const [first, last] = [parts.at(0)?.slot ?? 0, parts.at(-1)?.slot ?? 0];
      const limit = `${price(averageLimitMicroPerKwh)} ${orBetter[side]}`;
      return `${nouns[side]} von ${energy(total(parts))} in ${parts.length} Teilen von ${slot(first)} bis ${slot(last)}, alles oder nichts, im Mittel für ${limit}.`;
    },
  },
  condition: {
    feed: ({ feedId, comparison, value }) =>
      `Sie wartet, bis der Feed ${feedId} ${comparisons[comparison]} ${value} liegt.`,
    zonePrice: ({ zoneId, comparison, priceMicroPerKwh }, { price }) =>
      `Sie wartet, bis der letzte Poolpreis der Zone ${zoneId} ${comparisons[comparison]} ${price(priceMicroPerKwh)} liegt.`,
    zoneState: ({ zoneId, state }) => `Sie wartet, bis der Zustand der Zone ${zoneId} „${states[state]}“ ist.`,
  },
  fill: ({ slot, batch, energyWh, priceMicroPerKwh }, formats) =>
    `${formats.energy(energyWh)} wurden in Auktion ${batch} für ${formats.slot(slot)} zu ${formats.price(priceMicroPerKwh)} gehandelt.`,
  laterFills: (count) => `${count} spätere Auktionen haben mehr davon ausgeführt.`,
  facts: {
    waitsForBook: () => "Sie ist auf dem Weg ins Buch und nimmt an der nächsten Auktion teil.",
    waitsForTrial: () => "Sie wird versucht, wenn in ihren Büchern keine Auktion ansteht.",
    waitsForCondition: ({ energyWh }, { energy }) => `${energy(energyWh)} warten auf ihre Bedingung.`,
    waitsForFirstBatch: ({ energyWh }, { energy }) => `${energy(energyWh)} warten auf ihre erste Auktion.`,
    rests: ({ energyWh }, { energy }) => `${energy(energyWh)} ruhen im Buch.`,
    bundleIncomplete: ({ energyWh }, { energy }) =>
      `${energy(energyWh)} warten: Beim letzten Versuch gab es nicht für jeden Teil genug, oder der mittlere Preis lag jenseits der Grenze.`,
    allTraded: () => "Alles wurde gehandelt.",
    cancelled: ({ energyWh }, { energy }) => `${energy(energyWh)} wurden zurückgenommen.`,
    marketRest: ({ energyWh }, { energy }) =>
      `${energy(energyWh)} fanden in ihrer Auktion niemanden und wurden zurückgenommen, wie bei jeder Marktorder.`,
    expired: ({ energyWh }, { energy }) =>
      `${energy(energyWh)} wurden nicht gehandelt, bevor die Order ablief oder ihre Lieferung begann.`,
    zoneTraded: ({ batch, priceMicroPerKwh, limitMicroPerKwh, soldWh, boughtWh, lineFlowWh }, formats) => {
      const { energy, price } = formats;
      const where = limitMicroPerKwh > priceMicroPerKwh ? "unter" : "über";
      const why =
        limitMicroPerKwh === priceMicroPerKwh
          ? "genau zu ihrer Grenze, wo es nicht für alle reichte: Wer näher ist, kommt zuerst, und die anderen teilen"
          : `${where} ihrer Grenze von ${price(limitMicroPerKwh)}`;
      return `In Auktion ${batch} handelte ihre Zone für ${price(priceMicroPerKwh)}, ${why}; ${energy(soldWh)} wurden dort verkauft und ${energy(boughtWh)} gekauft, und ihre Leitung trug ${flow(lineFlowWh, formats)}.`;
    },
    feedIs: ({ feedId, value, updatedAt }, { time }) => `Der Feed ${feedId} ist ${value} seit ${time(updatedAt)}.`,
    feedIsEmpty: ({ feedId }) => `Der Feed ${feedId} sagt nichts.`,
    poolPriceIs: ({ zoneId, priceMicroPerKwh }, { price }) =>
      `Der letzte Poolpreis der Zone ${zoneId} ist ${price(priceMicroPerKwh)}.`,
    noPoolPrice: ({ zoneId }) => `Im Pool der Zone ${zoneId} wurde noch nichts gehandelt.`,
    zoneStateIs: ({ zoneId, state }) => `Der Zustand der Zone ${zoneId} ist „${states[state]}“.`,
    noZone: ({ zoneId }) => `Es gibt keine Zone ${zoneId}.`,
    bestWithinReach: ({ side, zoneId, priceMicroPerKwh, feesMicroPerKwh, limitMicroPerKwh }, { price }) => {
      const best = side === "buy" ? "Das niedrigste Angebot" : "Das höchste Gebot";
      return `${best} in Reichweite ist ${price(priceMicroPerKwh)} in Zone ${zoneId}, Gebühren von ${price(feesMicroPerKwh)} auf dem Weg eingerechnet; die Order steht bei ${price(limitMicroPerKwh)}.`;
    },
    nobodyWithinReach: ({ side }) =>
      side === "buy" ? "Niemand in Reichweite bietet etwas an." : "Niemand in Reichweite bietet auf etwas.",
    batchesStopped: ({ zoneId, untilSlot }, { slot }) =>
      `Zone ${zoneId} ist in einem Notfall, der an ihrer Leitung gemessen wurde: Ihre Orders warten bis zur ersten Auktion danach, spätestens bis nach ${slot(untilSlot)}.`,
    behindFullLine: ({ side, zoneId, priceMicroPerKwh, lineOfZoneId, lineCarriesWh }, { energy, price }) => {
      const verb = side === "buy" ? "verkauft für" : "bietet";
      return `Zone ${zoneId} ${verb} ${price(priceMicroPerKwh)}, Gebühren eingerechnet, aber die Leitung der Zone ${lineOfZoneId} hat keinen Platz mehr: Sie trägt ${energy(lineCarriesWh)}.`;
    },
  },
};
