import { formatDecimal, formatKwh } from "@wattmesh/client";
import type { Community } from "../community/community.ts";
import { ROW_SECONDS } from "../data/profile.ts";
import type { Bill, Trade } from "./bill.ts";
import type { CallOutcome } from "./callOutcome.ts";
import type { GridNews } from "./gridNews.ts";
import type { ForwardTrades } from "./outlook.ts";
import type { Permille } from "./shares.ts";
import { sharesWith, sharesWithout } from "./shares.ts";
import { allHold, type SlotReport } from "./slotReport.ts";
import type { Summary } from "./summary.ts";
import { alignRow, table } from "./table.ts";

/** Micro-currency with the four decimals that prices and small bills need; what is finer is cut off. */
const euro = (micro: bigint): string => formatDecimal(micro / 100n, 4);
const signed = (micro: bigint): string => (micro > 0n ? `+${euro(micro)}` : euro(micro));
const cents = (microPerKwh: number): string => formatDecimal(BigInt(microPerKwh) / 100n, 2);

const HEADS = [
  "slot",
  "data",
  "forward",
  "batches",
  "pool",
  "from util.",
  "to util.",
  "stored",
  "drawn",
  "moved EUR",
  "readings",
  "late",
  "sums to 0",
];
const WIDTHS = [9, 5, 7, 7, 7, 10, 8, 6, 6, 9, 8, 4, 9];
const PRICE_FROM = 2;

/** The head of the slots' table: a price column for every zone that has households. */
export function slotHeader(community: Community): string[] {
  const { names, widths } = priceColumns(community);
  const line = alignRow([...HEADS.slice(0, PRICE_FROM), ...names, ...HEADS.slice(PRICE_FROM)], widths, PRICE_FROM);
  const units = `prices in ct/kWh, energy in kWh; utility buys at ${cents(community.tariff.feedInMicroPerKwh)} and sells at ${cents(community.tariff.retailMicroPerKwh)}`;
  return [units, line];
}

/** One line per settled slot. */
export function slotLine(community: Community, report: SlotReport): string {
  const { zones, widths } = priceColumns(community);
  const prices = zones.map((zoneId) => {
    const price = report.zones.find((zone) => zone.zoneId === zoneId)?.priceMicroPerKwh;
    return price === undefined ? "-" : cents(price);
  });
  const cells = [
    String(report.slot),
    report.dataTime === undefined ? "" : clock(report.dataTime),
    ...prices,
    formatKwh(report.forward.soldWh),
    String(report.forward.batches),
    formatKwh(report.pool.boughtWh),
    formatKwh(report.utility.boughtFromWh),
    formatKwh(report.utility.soldToWh),
    formatKwh(report.stored.heldWh),
    formatKwh(report.stored.usedWh),
    euro(report.money.turnoverMicro),
    String(report.readings.accepted),
    String(report.readings.late),
    allHold(report.identities) ? "yes" : "NO",
  ];
  return alignRow(cells, widths, PRICE_FROM);
}

/** What is traded for the slots after the present one: their time in the data, each zone's latest forward price, and the energy. */
export function outlookLine(community: Community, report: SlotReport, ahead: ForwardTrades[]): string {
  const { zones } = priceColumns(community);
  const slots = ahead.map(({ slot, pricesMicroPerKwh, soldWh, batches }) => {
    const time = slotClock(report, slot);
    const prices = zones.map((zone) => {
      const price = pricesMicroPerKwh.get(zone);
      return price === undefined ? "-" : cents(price);
    });
    return batches === 0 ? `${time} -` : `${time} ${prices.join("/")} (${formatKwh(soldWh)})`;
  });
  return `  ahead    ${slots.join("  ")}`;
}

/** A state that moved, a call or a cut that came or is over. `outcome` is of a call that is over, where it is known. */
export function gridLine(community: Community, report: SlotReport, news: GridNews, outcome?: CallOutcome): string {
  const name = (zoneId: number) => community.zones[zoneId]?.name ?? `zone ${zoneId}`;
  switch (news.kind) {
    case "state": {
      const { zoneId, state, loadingPermille, reasons } = news.zone;
      const load = loadingPermille === undefined ? [] : [`${formatDecimal(BigInt(loadingPermille), 1)} % of its line`];
      const why = [...load, ...reasons.map((reason) => reason.replaceAll("_", " "))].join(", ");
      return `  grid     ${name(zoneId)}: ${news.before} -> ${state}${why === "" ? "" : ` (${why})`}`;
    }
    case "cutOff":
      return `  grid     ${name(news.zone.zoneId)}: an island, as the zone above is in an emergency and it feeds in`;
    case "joined":
      return `  grid     ${name(news.zone.zoneId)}: no island of the clock's any more`;
    case "called": {
      const { slot, zoneId, relief, neededWh, priceCapMicroPerKwh, byClock } = news.call;
      const asked = `${relief.replaceAll("_", " ")}, ${formatKwh(neededWh)} kWh for ${cents(priceCapMicroPerKwh)} ct/kWh at most`;
      return `  call     ${name(zoneId)} ${slotClock(report, slot)}: ${asked}, by ${byClock ? "the clock" : "its operator"}`;
    }
    case "ended":
      return `  call     ${name(news.call.zoneId)} ${slotClock(report, news.call.slot)}: over${outcome === undefined ? "" : `, ${outcomeWords(outcome)}`}`;
    case "cut": {
      const { slot, zoneId, relief, neededWh, cutWh, compensationMicroPerKwh } = news.cut;
      const asked = `${relief.replaceAll("_", " ")}, ${formatKwh(cutWh)} of ${formatKwh(neededWh)} kWh for ${cents(compensationMicroPerKwh)} ct/kWh`;
      return `  cut      ${name(zoneId)} ${slotClock(report, slot)}: ${asked}, as its line was measured to be in an emergency`;
    }
    case "compensated": {
      const { slot, zoneId, cutWh, deliveredWh, paidMicro } = news.cut;
      return `  cut      ${name(zoneId)} ${slotClock(report, slot)}: over, ${formatKwh(deliveredWh)} of ${formatKwh(cutWh)} kWh less, ${euro(paidMicro)} EUR paid`;
    }
  }
}

const outcomeWords = ({ awards, awardedWh, deliveredWh, paidMicro, finedMicro }: CallOutcome): string =>
  awards === 0
    ? "nobody was held to anything"
    : `${formatKwh(deliveredWh)} of ${formatKwh(awardedWh)} kWh delivered, ${euro(paidMicro)} EUR paid, ${euro(finedMicro)} fined`;

/** The time of a slot in the data, or its number where no data is known. */
const slotClock = (report: SlotReport, slot: number): string =>
  report.dataTime === undefined ? String(slot) : clock(report.dataTime + (slot - report.slot) * ROW_SECONDS);

/** What each household's slot came to: forward, then the pool, then the utility. */
export function householdLines({ bills }: SlotReport): string[] {
  const rows = [...bills].map(([household, bill]) => [
    household,
    ...tradeCells(bill.forward),
    ...tradeCells(bill.pool),
    ...tradeCells(bill.utility),
    signed(-bill.withMicro),
  ]);
  const head = ["", ...["forward", "pool", "utility"].flatMap((way) => [`${way} kWh`, "EUR"]), "together"];
  return table([head, ...rows]).map((line) => `           ${line}`);
}

/** Net energy given and money got. */
const tradeCells = ({ soldWh, boughtWh, receivedMicro }: Trade): string[] => [
  formatKwh(soldWh - boughtWh),
  signed(receivedMicro),
];

function priceColumns(community: Community) {
  const zones = [...new Set(community.households.map(({ zone }) => zone))].sort((one, other) => one - other);
  const names = zones.map((zone) => community.zones[zone]?.name ?? String(zone));
  const widths = [
    ...WIDTHS.slice(0, PRICE_FROM),
    ...names.map((name) => Math.max(name.length, 5)),
    ...WIDTHS.slice(PRICE_FROM),
  ];
  return { zones, names, widths };
}

/** What the slots since the start came to. */
export function summaryLines(summary: Summary): string[] {
  if (summary.slots === 0) return ["No slot was settled."];
  const [together, alone] = [sharesWith(summary.energy), sharesWithout(summary.energy)];
  const shares = table([
    ["", "with Wattmesh", "without"],
    ["self-consumption", percent(together.selfConsumption), percent(alone.selfConsumption)],
    ["self-sufficiency", percent(together.selfSufficiency), percent(alone.selfSufficiency)],
  ]);
  const { energy } = summary;
  return [
    `${count(summary.slots, "slot")} settled: households used ${formatKwh(energy.loadWh)} kWh, panels made ${formatKwh(energy.pvWh)} kWh`,
    `neighbours traded ${formatKwh(summary.forwardWh)} kWh forward in ${count(summary.batches, "batch", "batches")}, ${formatKwh(summary.poolWh)} kWh in the pool`,
    `${summary.accepted} readings in time, ${summary.late} late; ${summary.violations === 0 ? "every slot sums to 0" : `${count(summary.violations, "slot")} DID NOT ADD UP`}`,
    "",
    ...shares,
    "",
    ...billLines(summary.bills),
    ...(summary.storedWh === 0n
      ? []
      : ["", `${formatKwh(summary.storedWh)} kWh more are in storage now; their owners' tokens are in no bill.`]),
  ];
}

/** Both settlements of every household, and what trading with neighbours saved it. */
function billLines(bills: Map<string, Bill>): string[] {
  const rows = [...bills].map(([household, { withMicro, withoutMicro, forward, pool, utility }]) => [
    household,
    formatKwh(forward.soldWh),
    formatKwh(forward.boughtWh),
    euro(-forward.receivedMicro),
    euro(-pool.receivedMicro),
    euro(-utility.receivedMicro),
    euro(withMicro),
    euro(withoutMicro),
    euro(withoutMicro - withMicro),
  ]);
  const head = ["sold fwd kWh", "bought fwd kWh", "forward", "pool", "utility", "with Wattmesh", "without", "saved"];
  return table([["bills in EUR", ...head], ...rows]);
}

const count = (number: number, what: string, several = `${what}s`): string =>
  `${number} ${number === 1 ? what : several}`;

const percent = (share: Permille): string => (share === undefined ? "-" : `${formatDecimal(BigInt(share), 1)} %`);

/** Time of day of the replayed data, in UTC. */
const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 16);
