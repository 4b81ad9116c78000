import { describe, expect, test } from "vitest";
import {
  type Finding,
  type Locale,
  type OrderFact,
  type OrderResponse,
  type OrderTerms,
  type ResultFact,
  type Side,
  sayCut,
  sayFinding,
  sayOrder,
  sayOrderFact,
  sayRemedy,
  sayResult,
  sayResultFact,
  type ToldCutPoint,
  whenFeed,
  whenZonePrice,
  whenZoneState,
} from "../src/index.ts";

const energyWh = 500n;
const side = "sell";
const late = { exportWh: 100n, importWh: 1_000n, feedInMicroPerKwh: 80_000, retailMicroPerKwh: 300_000 };
const priceMicroPerKwh = 90_000;

describe("a fact of a result", () => {
  test.each<[ResultFact, string, string]>([
    [
      { unread: {} },
      "No reading of your meter arrived in time.",
      "Es kam keine Ablesung Ihres Zählers rechtzeitig an.",
    ],
    [
      { metered: { exportWh: 4_600n, importWh: 100n } },
      "Your meter measured 0.1 kWh taken and 4.6 kWh fed in.",
      "Ihr Zähler hat 0,1 kWh Bezug und 4,6 kWh Einspeisung gemessen.",
    ],
    [
      { tradedForward: { soldWh: 800n, boughtWh: 0n, moneyMicro: 88_000n } },
      "0.8 kWh was sold ahead of delivery at 0.11 per kWh, and 0.088 received for it.",
      "Vor der Lieferung wurden 0,8 kWh verkauft zu 0,11 je kWh und dafür 0,088 erhalten.",
    ],
    [
      { tradedForward: { soldWh: 0n, boughtWh: 300n, moneyMicro: -45_000n } },
      "0.3 kWh was bought ahead of delivery at 0.15 per kWh, and 0.045 paid for it.",
      "Vor der Lieferung wurden 0,3 kWh gekauft zu 0,15 je kWh und dafür 0,045 bezahlt.",
    ],
    [
      { tradedForward: { soldWh: 500n, boughtWh: 600n, moneyMicro: -5_000n } },
      "0.5 kWh was sold and 0.6 kWh was bought ahead of delivery, and 0.005 paid for it.",
      "Vor der Lieferung wurden 0,5 kWh verkauft und 0,6 kWh gekauft und dafür 0,005 bezahlt.",
    ],
    [{ leftOver: { energyWh: 50n } }, "That left 0.05 kWh over.", "Damit blieben 0,05 kWh übrig."],
    [{ leftMissing: { energyWh: 1_050n } }, "That left 1.05 kWh missing.", "Damit fehlten 1,05 kWh."],
    [
      { held: { energyWh: 3_000n } },
      "3 kWh went into storage for you as energy tokens, at no price.",
      "3 kWh wurden für Sie als Energie-Token gespeichert, ohne Preis.",
    ],
    [
      { used: { energyWh: 10_000n } },
      "10 kWh came from your energy tokens, at no price.",
      "10 kWh kamen aus Ihren Energie-Token, ohne Preis.",
    ],
    [
      { soldToNeighbours: { energyWh, priceMicroPerKwh } },
      "0.5 kWh went to neighbours at 0.09 per kWh.",
      "0,5 kWh gingen an Nachbarn, für 0,09 je kWh.",
    ],
    [
      { boughtFromNeighbours: { energyWh, priceMicroPerKwh, tradingFeeMicroPerKwh: 2_000 } },
      "0.5 kWh came from neighbours at 0.09 per kWh and a trading fee of 0.002 per kWh.",
      "0,5 kWh kamen von Nachbarn, für 0,09 je kWh und 0,002 je kWh Handelsgebühr.",
    ],
    [
      { soldToBackstop: { backstop: "utility", energyWh, priceMicroPerKwh } },
      "0.5 kWh went to the utility at 0.09 per kWh.",
      "0,5 kWh gingen an den Versorger für 0,09 je kWh.",
    ],
    [
      { soldToBackstop: { backstop: "zone_operator", energyWh, priceMicroPerKwh } },
      "0.5 kWh went to the zone's operator, who stands in for the utility on an island, at 0.09 per kWh.",
      "0,5 kWh gingen an den Betreiber der Zone, der auf einer Insel für den Versorger einspringt, für 0,09 je kWh.",
    ],
    [
      { boughtFromBackstop: { backstop: "utility", energyWh, priceMicroPerKwh } },
      "0.5 kWh came from the utility at 0.09 per kWh.",
      "0,5 kWh kamen vom Versorger für 0,09 je kWh.",
    ],
    [
      { boughtFromBackstop: { backstop: "zone_operator", energyWh, priceMicroPerKwh } },
      "0.5 kWh came from the zone's operator, who stands in for the utility on an island, at 0.09 per kWh.",
      "0,5 kWh kamen vom Betreiber der Zone, der auf einer Insel für den Versorger einspringt, für 0,09 je kWh.",
    ],
    [
      { outbid: { side, energyWh, priceMicroPerKwh, limitMicroPerKwh: 120_000 } },
      "0.5 kWh was not sold to neighbours because their price of 0.09 per kWh was below your limit of 0.12 per kWh.",
      "0,5 kWh wurden nicht an Nachbarn verkauft, weil deren Preis von 0,09 je kWh unter Ihrer Grenze von 0,12 je kWh lag.",
    ],
    [
      { outbid: { side: "buy", energyWh } },
      "0.5 kWh was not bought from neighbours because their price was above your limit.",
      "0,5 kWh wurden nicht von Nachbarn gekauft, weil deren Preis über Ihrer Grenze lag.",
    ],
    [
      { marginal: { side, energyWh, limitMicroPerKwh: 90_000 } },
      "0.5 kWh was not sold to neighbours because your limit of 0.09 per kWh was exactly their price, and at that price there was not enough: everybody got a part.",
      "0,5 kWh wurden nicht an Nachbarn verkauft, weil Ihre Grenze von 0,09 je kWh genau deren Preis war: Zu ihm reichte es nicht für alle, und alle bekamen einen Teil.",
    ],
    [
      { noCounterparty: { side, energyWh, limitMicroPerKwh: 90_000 } },
      "0.5 kWh was not sold to neighbours because nobody in reach would trade at your limit of 0.09 per kWh.",
      "0,5 kWh wurden nicht an Nachbarn verkauft, weil in Reichweite niemand zu Ihrer Grenze von 0,09 je kWh handeln wollte.",
    ],
    [
      { funds: { side: "buy", energyWh } },
      "0.5 kWh was not bought from neighbours because your account did not have the coins for all of it.",
      "0,5 kWh wurden nicht von Nachbarn gekauft, weil das Guthaben Ihres Kontos nicht für alles reichte.",
    ],
    [
      { paused: { side, energyWh } },
      "0.5 kWh was not sold to neighbours because your rule says to trade with the utility only.",
      "0,5 kWh wurden nicht an Nachbarn verkauft, weil Ihre Regel sagt, nur mit dem Versorger zu handeln.",
    ],
    [
      { belowFeedIn: { side: "buy", energyWh, feedInMicroPerKwh: 80_000 } },
      "0.5 kWh was not bought from neighbours because your bid less the trading fee is below the feed-in price of 0.08 per kWh.",
      "0,5 kWh wurden nicht von Nachbarn gekauft, weil Ihr Gebot abzüglich der Handelsgebühr unter der Einspeisevergütung von 0,08 je kWh liegt.",
    ],
    [
      { caughtUp: { ...late, fromSlot: 7, toSlot: 7 } },
      "The late reading of slot 7 brought 0.1 kWh fed in and 1 kWh taken, settled at the utility's prices of then, 0.08 per kWh and 0.3 per kWh.",
      "Die verspätete Ablesung von Zeitfenster 7 brachte 0,1 kWh Einspeisung und 1 kWh Bezug, abgerechnet zu den damaligen Preisen des Versorgers, 0,08 je kWh und 0,3 je kWh.",
    ],
    [
      { caughtUp: { ...late, fromSlot: 7, toSlot: 9 } },
      "Late readings from slot 7 to slot 9 brought 0.1 kWh fed in and 1 kWh taken, settled at the utility's lowest feed-in price, 0.08 per kWh, and highest retail price, 0.3 per kWh, of that time.",
      "Verspätete Ablesungen von Zeitfenster 7 bis Zeitfenster 9 brachten 0,1 kWh Einspeisung und 1 kWh Bezug, abgerechnet zur niedrigsten Einspeisevergütung, 0,08 je kWh, und zum höchsten Bezugspreis, 0,3 je kWh, dieser Zeit.",
    ],
  ])("%o is told in both languages", (fact, english, german) => {
    expect([sayResultFact("en", fact), sayResultFact("de", fact)]).toEqual([english, german]);
  });

  test.each<ResultFact>([
    { unread: {} },
    { metered: { exportWh: 1n, importWh: 0n } },
    { held: { energyWh } },
    { used: { energyWh } },
    { outbid: { side, energyWh, limitMicroPerKwh: 1 } },
    { marginal: { side, energyWh } },
    { noCounterparty: { side, energyWh } },
    { funds: { side, energyWh } },
    { paused: { side, energyWh } },
    { belowFeedIn: { side, energyWh, feedInMicroPerKwh: 1 } },
  ])("%o is told to whoever looks without calling anything theirs", (fact) => {
    for (const locale of ["en", "de"] as const) {
      const [owner, anybody] = [sayResultFact(locale, fact), sayResultFact(locale, fact, undefined, "anybody")];
      expect(owner).toMatch(/\b(you|your|Ihr\w*|Sie)\b/i);
      expect(anybody).not.toMatch(/\b(you|your|Ihr|Ihre[mnrs]?|Sie)\b/);
    }
  });

  test("is written with the formats that are given", () => {
    const formats = {
      energy: (wh: bigint) => `${wh} Wh`,
      money: (micro: bigint) => `${micro} µ`,
      price: (micro: number) => `${micro} µ/kWh`,
      slot: (slot: number) => `#${slot}`,
      slotRange: (first: number, last: number) => `#${first}–${last}`,
    };
    const fact: ResultFact = { soldToNeighbours: { energyWh, priceMicroPerKwh } };
    expect(sayResultFact("de", fact, formats)).toBe("500 Wh gingen an Nachbarn, für 90000 µ/kWh.");
  });
});

describe("a result", () => {
  test.each<[Locale, bigint, string]>([
    ["en", 130_000n, "You received 0.13."],
    ["en", -75_000n, "You paid 0.075."],
    ["en", 0n, "No money moved."],
    ["de", 130_000n, "Sie haben 0,13 erhalten."],
    ["de", -75_000n, "Sie haben 0,075 bezahlt."],
    ["de", 0n, "Es wurde kein Geld bewegt."],
  ])("ends, in %s, with what it came to: %d", (locale, moneyMicro, sentence) => {
    const explanation: ResultFact[] = [{ leftOver: { energyWh } }];
    expect(sayResult(locale, { explanation, moneyMicro })).toEqual([
      sayResultFact(locale, { leftOver: { energyWh } }),
      sentence,
    ]);
  });
});

describe("a fact of an order", () => {
  const traded = { batch: 1, priceMicroPerKwh, soldWh: 500n, boughtWh: 0n };
  const zoneId = 1;
  test.each<[OrderFact, string, string]>([
    [
      { waitsForBook: {} },
      "It is on its way into the book and joins the next batch.",
      "Sie ist auf dem Weg ins Buch und nimmt an der nächsten Auktion teil.",
    ],
    [
      { waitsForTrial: {} },
      "It is tried when its books have no batch due.",
      "Sie wird versucht, wenn in ihren Büchern keine Auktion ansteht.",
    ],
    [{ waitsForCondition: { energyWh } }, "0.5 kWh waits for its condition.", "0,5 kWh warten auf ihre Bedingung."],
    [
      { waitsForFirstBatch: { energyWh } },
      "0.5 kWh waits for its first batch.",
      "0,5 kWh warten auf ihre erste Auktion.",
    ],
    [{ rests: { energyWh } }, "0.5 kWh rests in the book.", "0,5 kWh ruhen im Buch."],
    [
      { bundleIncomplete: { energyWh: 1_500n } },
      "1.5 kWh waits: when it was last tried, there was not enough for every part of it, or the average price was beyond its limit.",
      "1,5 kWh warten: Beim letzten Versuch gab es nicht für jeden Teil genug, oder der mittlere Preis lag jenseits der Grenze.",
    ],
    [{ allTraded: {} }, "All of it traded.", "Alles wurde gehandelt."],
    [{ cancelled: { energyWh } }, "0.5 kWh was cancelled.", "0,5 kWh wurden zurückgenommen."],
    [
      { marketRest: { energyWh } },
      "0.5 kWh found nobody in its batch and was cancelled, as market orders are.",
      "0,5 kWh fanden in ihrer Auktion niemanden und wurden zurückgenommen, wie bei jeder Marktorder.",
    ],
    [
      { expired: { energyWh } },
      "0.5 kWh was not traded before the order expired or its delivery began.",
      "0,5 kWh wurden nicht gehandelt, bevor die Order ablief oder ihre Lieferung begann.",
    ],
    [
      { zoneTraded: { ...traded, limitMicroPerKwh: 120_000, lineFlowWh: 500n } },
      "In batch 1 its zone traded at 0.09 per kWh, below its limit of 0.12 per kWh; 0.5 kWh were sold and 0 kWh bought there, and its line carried 0.5 kWh towards the root.",
      "In Auktion 1 handelte ihre Zone für 0,09 je kWh, unter ihrer Grenze von 0,12 je kWh; 0,5 kWh wurden dort verkauft und 0 kWh gekauft, und ihre Leitung trug 0,5 kWh zur Wurzel hin.",
    ],
    [
      { zoneTraded: { ...traded, limitMicroPerKwh: 80_000, lineFlowWh: -500n } },
      "In batch 1 its zone traded at 0.09 per kWh, above its limit of 0.08 per kWh; 0.5 kWh were sold and 0 kWh bought there, and its line carried 0.5 kWh away from the root.",
      "In Auktion 1 handelte ihre Zone für 0,09 je kWh, über ihrer Grenze von 0,08 je kWh; 0,5 kWh wurden dort verkauft und 0 kWh gekauft, und ihre Leitung trug 0,5 kWh von der Wurzel weg.",
    ],
    [
      { zoneTraded: { ...traded, limitMicroPerKwh: priceMicroPerKwh, lineFlowWh: 0n } },
      "In batch 1 its zone traded at 0.09 per kWh, exactly its limit, where there was not enough for everyone: who is nearer comes first, and the others share; 0.5 kWh were sold and 0 kWh bought there, and its line carried nothing.",
      "In Auktion 1 handelte ihre Zone für 0,09 je kWh, genau zu ihrer Grenze, wo es nicht für alle reichte: Wer näher ist, kommt zuerst, und die anderen teilen; 0,5 kWh wurden dort verkauft und 0 kWh gekauft, und ihre Leitung trug nichts.",
    ],
    [
      { feedIs: { feedId: "wholesale", value: 70n, updatedAt: 1_764_338_400n } },
      "The feed wholesale is 70 since 2025-11-28T14:00:00Z.",
      "Der Feed wholesale ist 70 seit 2025-11-28T14:00:00Z.",
    ],
    [{ feedIsEmpty: { feedId: "wholesale" } }, "The feed wholesale says nothing.", "Der Feed wholesale sagt nichts."],
    [
      { poolPriceIs: { zoneId, priceMicroPerKwh } },
      "The last pool price of zone 1 is 0.09 per kWh.",
      "Der letzte Poolpreis der Zone 1 ist 0,09 je kWh.",
    ],
    [
      { noPoolPrice: { zoneId } },
      "Nothing was traded in the pool of zone 1 yet.",
      "Im Pool der Zone 1 wurde noch nichts gehandelt.",
    ],
    [
      { zoneStateIs: { zoneId, state: "normal" } },
      "Zone 1 is in the state normal.",
      "Der Zustand der Zone 1 ist „normal“.",
    ],
    [{ noZone: { zoneId } }, "There is no zone 1.", "Es gibt keine Zone 1."],
    [
      {
        bestWithinReach: {
          side,
          zoneId: 0,
          priceMicroPerKwh: 140_000,
          feesMicroPerKwh: 10_000,
          limitMicroPerKwh: 200_000,
        },
      },
      "The highest bid within reach is 0.14 per kWh in zone 0, with fees of 0.01 per kWh on the way counted; the order stands at 0.2 per kWh.",
      "Das höchste Gebot in Reichweite ist 0,14 je kWh in Zone 0, Gebühren von 0,01 je kWh auf dem Weg eingerechnet; die Order steht bei 0,2 je kWh.",
    ],
    [
      {
        bestWithinReach: { side: "buy", zoneId, priceMicroPerKwh, feesMicroPerKwh: 0, limitMicroPerKwh: 80_000 },
      },
      "The lowest offer within reach is 0.09 per kWh in zone 1, with fees of 0 per kWh on the way counted; the order stands at 0.08 per kWh.",
      "Das niedrigste Angebot in Reichweite ist 0,09 je kWh in Zone 1, Gebühren von 0 je kWh auf dem Weg eingerechnet; die Order steht bei 0,08 je kWh.",
    ],
    [
      { nobodyWithinReach: { side } },
      "Nobody within reach bids for anything.",
      "Niemand in Reichweite bietet auf etwas.",
    ],
    [
      { nobodyWithinReach: { side: "buy" } },
      "Nobody within reach offers anything.",
      "Niemand in Reichweite bietet etwas an.",
    ],
    [
      { behindFullLine: { side, zoneId: 0, priceMicroPerKwh: 240_000, lineOfZoneId: 1, lineCarriesWh: 500n } },
      "Zone 0 bids 0.24 per kWh, fees counted, but the line of zone 1 has no room left: it carries 0.5 kWh.",
      "Zone 0 bietet 0,24 je kWh, Gebühren eingerechnet, aber die Leitung der Zone 1 hat keinen Platz mehr: Sie trägt 0,5 kWh.",
    ],
    [
      { batchesStopped: { zoneId: 1, untilSlot: 1_944_095 } },
      "Zone 1 is in an emergency that was measured on its line: its orders wait for the first batch after it, or after slot 1944095 at the latest.",
      "Zone 1 ist in einem Notfall, der an ihrer Leitung gemessen wurde: Ihre Orders warten bis zur ersten Auktion danach, spätestens bis nach Zeitfenster 1944095.",
    ],
    [
      { behindFullLine: { side: "buy", zoneId: 0, priceMicroPerKwh, lineOfZoneId: 1, lineCarriesWh: 500n } },
      "Zone 0 offers at 0.09 per kWh, fees counted, but the line of zone 1 has no room left: it carries 0.5 kWh.",
      "Zone 0 verkauft für 0,09 je kWh, Gebühren eingerechnet, aber die Leitung der Zone 1 hat keinen Platz mehr: Sie trägt 0,5 kWh.",
    ],
  ])("%o is told in both languages", (fact, english, german) => {
    expect([sayOrderFact("en", fact), sayOrderFact("de", fact)]).toEqual([english, german]);
  });
});

describe("an order", () => {
  const slot = 7;
  const fill = { slot, batch: 1, energyWh: 250n, priceMicroPerKwh: 100_000 };

  const answer = (
    terms: OrderTerms,
    order: Partial<OrderResponse["order"]>,
    told: Partial<OrderResponse> = {},
  ): OrderResponse => ({
    order: {
      slot,
      orderId: 1n,
      meterId: 0,
      zoneId: 0,
      side,
      terms,
      delegated: false,
      status: "open",
      filledWh: 0n,
      leftWh: 500n,
      reservedMicro: 0n,
      reason: "none",
      ...order,
    },
    fills: [],
    explanation: [],
    ...told,
  });

  const limit = { fixed: { limitMicroPerKwh: 120_000 } };
  const parts = [
    { slot: 7, energyWh: 500n },
    { slot: 9, energyWh: 1_000n },
  ];
  const bundle = { bundle: { parts, averageLimitMicroPerKwh: 100_000 } };
  const model = (
    name: "dynamic" | "time_of_use" | "demand_response" | "grid_stability",
    offsetMicroPerKwh: number,
  ) => ({
    limit: { slot, energyWh, price: { model: { model: name, offsetMicroPerKwh } } },
  });

  test.each<[Side, OrderTerms, string, string]>([
    [
      "sell",
      { limit: { slot, energyWh, price: limit } },
      "Sell 0.5 kWh for slot 7 at 0.12 per kWh or more.",
      "Verkauf von 0,5 kWh in Zeitfenster 7 für 0,12 je kWh oder mehr.",
    ],
    [
      "buy",
      { limit: { slot, energyWh, price: limit } },
      "Buy 0.5 kWh for slot 7 at 0.12 per kWh or less.",
      "Kauf von 0,5 kWh in Zeitfenster 7 für 0,12 je kWh oder weniger.",
    ],
    [
      "sell",
      model("dynamic", -5_000),
      "Sell 0.5 kWh for slot 7 at the zone's dynamic price less 0.005 per kWh.",
      "Verkauf von 0,5 kWh in Zeitfenster 7 zum dynamischen Preis der Zone abzüglich 0,005 je kWh.",
    ],
    [
      "sell",
      model("grid_stability", 5_000),
      "Sell 0.5 kWh for slot 7 at the grid-stability price plus 0.005 per kWh.",
      "Verkauf von 0,5 kWh in Zeitfenster 7 zum Preis nach Netzzustand zuzüglich 0,005 je kWh.",
    ],
    [
      "sell",
      model("time_of_use", 0),
      "Sell 0.5 kWh for slot 7 at the time-of-use price.",
      "Verkauf von 0,5 kWh in Zeitfenster 7 zum Preis nach Tageszeit.",
    ],
    [
      "buy",
      { market: { slot, energyWh: 800n, worstPriceMicroPerKwh: 140_000 } },
      "Buy 0.8 kWh for slot 7 with the next batch, at 0.14 per kWh at worst.",
      "Kauf von 0,8 kWh in Zeitfenster 7 mit der nächsten Auktion, schlechtestenfalls für 0,14 je kWh.",
    ],
    [
      "buy",
      bundle,
      "Buy 1.5 kWh in 2 parts from slot 7 to slot 9, all or nothing, at 0.1 per kWh or less on average.",
      "Kauf von 1,5 kWh in 2 Teilen von Zeitfenster 7 bis Zeitfenster 9, alles oder nichts, im Mittel für 0,1 je kWh oder weniger.",
    ],
  ])("to %s %o is told as it was placed", (side, terms, english, german) => {
    const found = answer(terms, { side });
    expect([sayOrder("en", found), sayOrder("de", found)]).toEqual([[english], [german]]);
  });

  test.each([
    [
      whenFeed("wholesale", "above", 90n),
      "It waits until the feed wholesale is above 90.",
      "Sie wartet, bis der Feed wholesale über 90 liegt.",
    ],
    [
      whenZonePrice(1, "below", 100_000),
      "It waits until the last pool price of zone 1 is below 0.1 per kWh.",
      "Sie wartet, bis der letzte Poolpreis der Zone 1 unter 0,1 je kWh liegt.",
    ],
    [
      whenZoneState(1, "alert"),
      "It waits until zone 1 is in the state alert.",
      "Sie wartet, bis der Zustand der Zone 1 „Warnung“ ist.",
    ],
  ])("under the condition %o says so", (condition, english, german) => {
    const found = answer(model("dynamic", 0), { condition });
    expect([sayOrder("en", found)[1], sayOrder("de", found)[1]]).toEqual([english, german]);
  });

  test("tells its terms, its fills and what became of the rest, in this order", () => {
    const found = answer(
      { limit: { slot, energyWh, price: limit } },
      {},
      { fills: [fill], explanation: [{ rests: { energyWh: 250n } }] },
    );
    expect(sayOrder("en", found)).toEqual([
      "Sell 0.5 kWh for slot 7 at 0.12 per kWh or more.",
      "0.25 kWh traded in batch 1 of slot 7 at 0.1 per kWh.",
      "0.25 kWh rests in the book.",
    ]);
    expect(sayOrder("de", found)[1]).toBe("0,25 kWh wurden in Auktion 1 für Zeitfenster 7 zu 0,1 je kWh gehandelt.");
  });

  test("of many fills tells the first eight one by one and counts the others", () => {
    const found = answer(
      { limit: { slot, energyWh, price: limit } },
      {},
      { fills: Array.from({ length: 11 }, () => fill) },
    );
    const told = (locale: Locale) => sayOrder(locale, found);
    expect(told("en")).toHaveLength(1 + 8 + 1);
    expect(told("en").at(-1)).toBe("3 later batches filled more of it.");
    expect(told("de").at(-1)).toBe("3 spätere Auktionen haben mehr davon ausgeführt.");
  });
});

describe("a cut", () => {
  const cut = {
    slot: 9,
    relief: "draw_less",
    measuredSlot: 5,
    compensationMicroPerKwh: 500_000,
  } as const;
  const point: ToldCutPoint = { reason: "shares", class: "ordinary", expectedWh: 900n, cutWh: 300n, baselineWh: 800n };
  const outcome = { verdict: "delivered", countedWh: 600n, deliveredWh: 200n, paidMicro: 100_000n } as const;

  test("is told with why, what is asked and of whom first, and what is paid", () => {
    expect(sayCut("en", cut, point)).toEqual([
      "Up to slot 5 it was measured that your zone's line is in an emergency, and it was foreseen to carry too much in slot 9, too.",
      "For slot 9 your meter was told to draw 0.3 kWh less than the 0.9 kWh that it was expected to.",
      "What can wait was not enough, so everybody else shares in the rest, by what each is expected to.",
      "What you do not draw then is paid 0.5 per kWh. Nobody switches anything off: who does not follow is not paid, and not fined.",
    ]);
    expect(sayCut("de", { ...cut, relief: "feed_in_less" }, { ...point, class: "flexible" })).toEqual([
      "Bis Zeitfenster 5 wurde gemessen, dass die Leitung Ihrer Zone in einer Notlage ist, und auch für Zeitfenster 9 war vorhergesehen, dass sie zu viel trägt.",
      "Für Zeitfenster 9 soll Ihr Zähler 0,3 kWh weniger einspeisen als die 0,9 kWh, die von ihm erwartet wurden.",
      "Was warten kann, wird zuerst gefragt, und Prüfer haben das von dem gesagt, was hinter Ihrem Zähler ist.",
      "Was Sie dann nicht einspeisen, wird mit 0,5 je kWh bezahlt. Niemand schaltet etwas ab: Wer nicht folgt, wird nicht bezahlt und nicht bestraft.",
    ]);
  });

  test.each<[string, Partial<ToldCutPoint>, string, string]>([
    [
      "less",
      { outcome },
      "By the days before it would have been 0.8 kWh, and 0.6 kWh was counted: 0.2 kWh less, for which you got 0.1.",
      "Nach den Tagen davor wären es 0,8 kWh gewesen, gezählt wurden 0,6 kWh: 0,2 kWh weniger, wofür Sie 0,1 bekamen.",
    ],
    [
      "no less",
      { outcome: { verdict: "not_delivered", countedWh: 850n, deliveredWh: 0n, paidMicro: 0n } },
      "By the days before it would have been 0.8 kWh, and 0.85 kWh was counted: nothing is less that no call pays for, so nothing was paid, and nothing fined.",
      "Nach den Tagen davor wären es 0,8 kWh gewesen, gezählt wurden 0,85 kWh: nichts weniger, das nicht schon ein Abruf bezahlt. So wurde nichts bezahlt und nichts bestraft.",
    ],
    [
      "not read",
      { outcome: { verdict: "unread", deliveredWh: 0n, paidMicro: 0n } },
      "Your meter was not read in time, so nothing was paid, and nothing fined.",
      "Ihr Zähler wurde nicht rechtzeitig abgelesen: Nichts wurde bezahlt und nichts bestraft.",
    ],
    [
      "not known before",
      { baselineWh: undefined, outcome: { verdict: "no_baseline", countedWh: 1n, deliveredWh: 0n, paidMicro: 0n } },
      "Of too few days before was known what your meter counted then, so nothing tells what was less: nothing was paid, and nothing fined.",
      "Von zu wenigen Tagen davor war bekannt, was Ihr Zähler dann zählte; so sagt nichts, was weniger war: Nichts wurde bezahlt und nichts bestraft.",
    ],
  ])("that was measured ends with what came of it: %s", (_, changes, english, german) => {
    const told = { ...point, ...changes };
    expect([sayCut("en", cut, told).at(-1), sayCut("de", cut, told).at(-1)]).toEqual([english, german]);
  });

  test.each<[ToldCutPoint["reason"], string, string]>([
    [
      "life_supporting",
      "Nothing is asked of you in slot 9: verifiers said that lives may depend on what your meter feeds.",
      "Für Zeitfenster 9 wird nichts von Ihnen verlangt: Prüfer haben gesagt, dass von dem, was Ihr Zähler speist, Leben abhängen können.",
    ],
    [
      "nothing_expected",
      "Nothing is asked of you in slot 9: your meter was not known to draw anything then.",
      "Für Zeitfenster 9 wird nichts von Ihnen verlangt: Es war nicht bekannt, dass Ihr Zähler dann etwas bezieht.",
    ],
    [
      "not_needed",
      "Nothing is asked of you in slot 9: what others do less was enough.",
      "Für Zeitfenster 9 wird nichts von Ihnen verlangt: Was andere weniger tun, war genug.",
    ],
  ])("of a metering point that is not cut says why: %s", (reason, english, german) => {
    const told = { ...point, reason, cutWh: 0n };
    expect([sayCut("en", cut, told)[1], sayCut("de", cut, told)[1]]).toEqual([english, german]);
    expect(sayCut("en", cut, told)).toHaveLength(2);
  });
});

describe("a finding", () => {
  const finding: Finding = {
    kind: "night_export",
    fromSlot: 7,
    toSlot: 9,
    slots: 2,
    measuredWh: 2_100n,
    expectedWh: 0n,
  };

  test.each<[Partial<Finding>, string, string]>([
    [
      {},
      "The sun is its only source, and while the sun was down it fed in 2.1 kWh.",
      "Seine einzige Quelle ist die Sonne, und als sie untergegangen war, hat er 2,1 kWh eingespeist.",
    ],
    [
      { expectedWh: 500n },
      "The sun is its only source, and while the sun was down it fed in 2.1 kWh, of which batteries explain 0.5 kWh at most.",
      "Seine einzige Quelle ist die Sonne, und als sie untergegangen war, hat er 2,1 kWh eingespeist, wovon Speicher höchstens 0,5 kWh erklären.",
    ],
    [
      { kind: "beyond_peak", expectedWh: 900n },
      "It fed in 2.1 kWh, and a roof of its size makes 0.9 kWh of that sun at most.",
      "Er hat 2,1 kWh eingespeist, und ein Dach seiner Größe macht aus dieser Sonne höchstens 0,9 kWh.",
    ],
    [
      { kind: "flat_line" },
      "It counted the very same with every reading, 2.1 kWh in all.",
      "Er hat mit jeder Ablesung genau dasselbe gezählt, zusammen 2,1 kWh.",
    ],
    [
      { kind: "flat_line", measuredWh: 0n, expectedWh: 900n },
      "It counted nothing at all, and 0.9 kWh the day before.",
      "Er hat gar nichts gezählt, und am Tag davor 0,9 kWh.",
    ],
    [
      { kind: "copied_profile", expectedWh: 2_000n, otherMeterId: 5 },
      "Its day goes up and down as that of meter 5 does: it counted 2.1 kWh, that one 2 kWh.",
      "Sein Tag geht auf und ab wie der von Zähler 5: Er hat 2,1 kWh gezählt, jener 2 kWh.",
    ],
    [
      { kind: "feeder_differs", expectedWh: 300n },
      "The line's own meter and all meters behind it differ by 2.1 kWh, of which losses and errors explain 0.3 kWh.",
      "Der Zähler der Leitung und alle Zähler dahinter weichen um 2,1 kWh voneinander ab, wovon Verluste und Fehler 0,3 kWh erklären.",
    ],
  ])("%o is told in both languages", (more, english, german) => {
    const told = { ...finding, ...more };
    expect([sayFinding("en", told)[0], sayFinding("de", told)[0]]).toEqual([english, german]);
  });

  test("says when it was seen, and that its meter is in quarantine", () => {
    expect(sayFinding("en", finding).slice(1)).toEqual([
      "Seen in 2 readings: slot 7 to 9.",
      expect.stringContaining("Until verifiers release it the meter is in quarantine"),
    ]);
    expect(sayFinding("de", { ...finding, slots: 1, fromSlot: 9 })[1]).toBe(
      "Gesehen in einer Ablesung: Zeitfenster 9.",
    );
  });

  test("of a line's meter puts nobody into quarantine", () => {
    expect(sayFinding("en", { ...finding, kind: "feeder_differs" })[2]).toContain("Nobody is in quarantine");
  });

  test("is answered otherwise by its owner than by who judges it", () => {
    expect(sayRemedy("en", "night_export", "owner")).toContain("name it in your profile");
    expect(sayRemedy("en", "night_export", "anybody")).toContain("Does the point have a battery");
    expect(sayRemedy("de", "flat_line", "owner")).toContain("Sehen Sie nach");
  });
});
