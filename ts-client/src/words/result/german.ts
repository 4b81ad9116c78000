import type { Backstop, Side } from "../../generated/values.ts";
import type { AmountFormats } from "../formats.ts";
import { averagePrice } from "./averagePrice.ts";
import type { Reader, ResultWords } from "./words.ts";

const toBackstop: Record<Backstop, string> = {
  utility: "an den Versorger",
  zone_operator: "an den Betreiber der Zone, der auf einer Insel für den Versorger einspringt,",
};

const fromBackstop: Record<Backstop, string> = {
  utility: "vom Versorger",
  zone_operator: "vom Betreiber der Zone, der auf einer Insel für den Versorger einspringt,",
};

const notTraded: Record<Side, string> = {
  sell: "wurden nicht an Nachbarn verkauft",
  buy: "wurden nicht von Nachbarn gekauft",
};

const of = (priceMicroPerKwh: number | undefined, { price }: AmountFormats): string =>
  priceMicroPerKwh === undefined ? "" : ` von ${price(priceMicroPerKwh)}`;

/** The same words for who reads of their own meter, and of somebody's. */
const articles = {
  owner: {
    Der: "Ihr",
    desZaehlers: "Ihres Zählers",
    derGrenze: "Ihrer Grenze",
    dieGrenze: "Ihre Grenze",
    denToken: "Ihren Energie-Token",
    desKontos: "Ihres Kontos",
    dieRegel: "Ihre Regel",
    dasGebot: "Ihr Gebot",
    fuerSie: " für Sie",
  },
  anybody: {
    Der: "Der",
    desZaehlers: "des Zählers",
    derGrenze: "der Grenze",
    dieGrenze: "die Grenze",
    denToken: "den Energie-Token",
    desKontos: "des Kontos",
    dieRegel: "die Regel",
    dasGebot: "das Gebot",
    fuerSie: "",
  },
} satisfies Record<Reader, object>;

export const german = (reader: Reader): ResultWords => {
  const the = articles[reader];
  return {
    facts: {
      unread: () => `Es kam keine Ablesung ${the.desZaehlers} rechtzeitig an.`,
      metered: ({ exportWh, importWh }, { energy }) =>
        `${the.Der} Zähler hat ${energy(importWh)} Bezug und ${energy(exportWh)} Einspeisung gemessen.`,
      tradedForward: ({ soldWh, boughtWh, moneyMicro }, { energy, money, price }) => {
        const sold = soldWh > 0n ? [`${energy(soldWh)} verkauft`] : [];
        const bought = boughtWh > 0n ? [`${energy(boughtWh)} gekauft`] : [];
        const paid = moneyMicro < 0n ? `${money(-moneyMicro)} bezahlt` : `${money(moneyMicro)} erhalten`;
        const each = averagePrice({ soldWh, boughtWh, moneyMicro });
        const at = each === undefined ? "" : ` zu ${price(each)}`;
        return `Vor der Lieferung wurden ${[...sold, ...bought].join(" und ")}${at} und dafür ${paid}.`;
      },
      leftOver: ({ energyWh }, { energy }) => `Damit blieben ${energy(energyWh)} übrig.`,
      leftMissing: ({ energyWh }, { energy }) => `Damit fehlten ${energy(energyWh)}.`,
      held: ({ energyWh }, { energy }) =>
        `${energy(energyWh)} wurden${the.fuerSie} als Energie-Token gespeichert, ohne Preis.`,
      used: ({ energyWh }, { energy }) => `${energy(energyWh)} kamen aus ${the.denToken}, ohne Preis.`,
      soldToNeighbours: ({ energyWh, priceMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} gingen an Nachbarn, für ${price(priceMicroPerKwh)}.`,
      boughtFromNeighbours: ({ energyWh, priceMicroPerKwh, tradingFeeMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} kamen von Nachbarn, für ${price(priceMicroPerKwh)} und ${price(tradingFeeMicroPerKwh)} Handelsgebühr.`,
      soldToBackstop: ({ backstop, energyWh, priceMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} gingen ${toBackstop[backstop]} für ${price(priceMicroPerKwh)}.`,
      boughtFromBackstop: ({ backstop, energyWh, priceMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} kamen ${fromBackstop[backstop]} für ${price(priceMicroPerKwh)}.`,
      outbid: ({ side, energyWh, priceMicroPerKwh, limitMicroPerKwh }, formats) => {
        const [price, limit] = [of(priceMicroPerKwh, formats), of(limitMicroPerKwh, formats)];
        const where = side === "sell" ? "unter" : "über";
        return `${formats.energy(energyWh)} ${notTraded[side]}, weil deren Preis${price} ${where} ${the.derGrenze}${limit} lag.`;
      },
      marginal: ({ side, energyWh, limitMicroPerKwh }, formats) =>
        `${formats.energy(energyWh)} ${notTraded[side]}, weil ${the.dieGrenze}${of(limitMicroPerKwh, formats)} genau deren Preis war: Zu ihm reichte es nicht für alle, und alle bekamen einen Teil.`,
      noCounterparty: ({ side, energyWh, limitMicroPerKwh }, formats) =>
        `${formats.energy(energyWh)} ${notTraded[side]}, weil in Reichweite niemand zu ${the.derGrenze}${of(limitMicroPerKwh, formats)} handeln wollte.`,
      funds: ({ side, energyWh }, { energy }) =>
        `${energy(energyWh)} ${notTraded[side]}, weil das Guthaben ${the.desKontos} nicht für alles reichte.`,
      paused: ({ side, energyWh }, { energy }) =>
        `${energy(energyWh)} ${notTraded[side]}, weil ${the.dieRegel} sagt, nur mit dem Versorger zu handeln.`,
      belowFeedIn: ({ side, energyWh, feedInMicroPerKwh }, { energy, price }) =>
        `${energy(energyWh)} ${notTraded[side]}, weil ${the.dasGebot} abzüglich der Handelsgebühr unter der Einspeisevergütung von ${price(feedInMicroPerKwh)} liegt.`,
      caughtUp: (
        { fromSlot, toSlot, exportWh, importWh, feedInMicroPerKwh, retailMicroPerKwh },
        { energy, price, slot },
      ) => {
        const brought = `${energy(exportWh)} Einspeisung und ${energy(importWh)} Bezug`;
        const [feedIn, retail] = [price(feedInMicroPerKwh), price(retailMicroPerKwh)];
        return fromSlot === toSlot
          ? `Die verspätete Ablesung von ${slot(fromSlot)} brachte ${brought}, abgerechnet zu den damaligen Preisen des Versorgers, ${feedIn} und ${retail}.`
          : `Verspätete Ablesungen von ${slot(fromSlot)} bis ${slot(toSlot)} brachten ${brought}, abgerechnet zur niedrigsten Einspeisevergütung, ${feedIn}, und zum höchsten Bezugspreis, ${retail}, dieser Zeit.`;
      },
    },
    money: (moneyMicro, { money }) => {
      if (moneyMicro === 0n) return "Es wurde kein Geld bewegt.";
      const who = reader === "owner" ? "Sie haben" : "Es wurden";
      return moneyMicro > 0n ? `${who} ${money(moneyMicro)} erhalten.` : `${who} ${money(-moneyMicro)} bezahlt.`;
    },
  };
};
