import { createHash } from "node:crypto";
import { type Api, nowSeconds } from "../../api/api.ts";
import { type LocalRange, parseDay, periodsOf } from "../../api/days.ts";
import { resultsIn } from "../results/rows.ts";
import { totalsOf } from "../results/totals.ts";
import { daylightFrom } from "./daylight.ts";
import { MOST_DAYS } from "./range.ts";

/** Of NAESB REQ.21, ESPI: codes of what is exported. */
const ELECTRICITY = 0;
const DELTA_DATA = 4;
const SECONDARY_METERED = 1;
const NORMAL = 12;
const FORWARD = 1;
const REVERSE = 19;
const ENERGY = 12;
const WATT_HOURS = 72;
const VALID = 0;
const OTHER_QUALITY = 16;
/** ISO 4217's numbers of what a coin is called after its `u`. Another coin is no currency: 0. */
const CURRENCIES: Record<string, number> = {
  aud: 36,
  cad: 124,
  chf: 756,
  czk: 203,
  dkk: 208,
  eur: 978,
  gbp: 826,
  huf: 348,
  jpy: 392,
  nok: 578,
  nzd: 554,
  pln: 985,
  ron: 946,
  sek: 752,
  usd: 840,
};
/** A hundred-thousandth of a currency is ten millionths. */
const MICRO_PER_UNIT = 10n;

/** What of a result a meter reading has. */
interface Series {
  id: number;
  title: string;
  column: "import_wh" | "export_wh" | "catch_up_import_wh" | "catch_up_export_wh";
  flowDirection: number;
  quality: number;
}

const SERIES: readonly Series[] = [
  { id: 1, title: "Taken from the grid", column: "import_wh", flowDirection: FORWARD, quality: VALID },
  { id: 2, title: "Fed into the grid", column: "export_wh", flowDirection: REVERSE, quality: VALID },
  {
    id: 3,
    title: "Taken from the grid before the interval, read too late for its own",
    column: "catch_up_import_wh",
    flowDirection: FORWARD,
    quality: OTHER_QUALITY,
  },
  {
    id: 4,
    title: "Fed into the grid before the interval, read too late for its own",
    column: "catch_up_export_wh",
    flowDirection: REVERSE,
    quality: OTHER_QUALITY,
  },
];

/** Months of a year that begins within one. */
const MOST_MONTHS = 14;
const DAY_READINGS = `select slot, import_wh, export_wh, catch_up_import_wh, catch_up_export_wh from ${resultsIn("$1")} r
  where slot >= $2 and slot < $3 order by slot`;

/**
 * A metering point's intervals as a Green Button feed, in pieces: a metering point, how its place's clocks go, and of each direction a reading with a block for each local day.
 * Wh of slots that were settled; a slot without a result has no interval. Energy of readings that came late stands in readings of its own, in the slots that
 * took it up. A summary of each local month has what it came to in hundred-thousandths of the currency; positive is owed.
 */
export async function* usageFeed(
  api: Api,
  meterId: number,
  serial: string,
  range: LocalRange & { timeZone: string },
): AsyncGenerator<string> {
  const { slotSeconds, chainId, denom } = api.deployment;
  const now = nowSeconds(api);
  const updated = new Date(now * 1000).toISOString();
  const currency = CURRENCIES[denom.replace(/^u/, "")] ?? 0;
  const point = `UsagePoint/${meterId}`;
  const entry = (path: string, title: string, related: readonly string[], content: string): string =>
    `<entry><id>${uuidOf(`${chainId}/${path}`)}</id>${link("self", path)}${link("up", path.slice(0, path.lastIndexOf("/")))}${related.map((to) => link("related", to)).join("")}<title>${escaped(title)}</title><content type="application/xml">${content}</content><published>${updated}</published><updated>${updated}</updated></entry>\n`;
  const totals = await totalsOf(api.db, meterId, range.fromSlot, range.toSlot);
  const series = SERIES.filter(({ column }) => !column.startsWith("catch_up") || totals[column] !== "0");

  yield `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${uuidOf(`${chainId}/${point}/${range.from}/${range.to}/${range.timeZone}`)}</id><title>${escaped(`Metering point ${serial}, ${range.from} to ${range.to}`)}</title><updated>${updated}</updated><author><name>Wattmesh</name></author>${link("self", point)}\n`;
  yield entry(
    point,
    `Metering point ${serial}`,
    [`${point}/MeterReading`, `${point}/UsageSummary`, "LocalTimeParameters/1"],
    element("UsagePoint", `<ServiceCategory><kind>${ELECTRICITY}</kind></ServiceCategory>`),
  );
  const { tzOffset, dstOffset, dstStartRule, dstEndRule } = daylightFrom(range.startSeconds, range.timeZone);
  yield entry(
    "LocalTimeParameters/1",
    range.timeZone,
    [],
    element(
      "LocalTimeParameters",
      `<dstEndRule>${dstEndRule}</dstEndRule><dstOffset>${dstOffset}</dstOffset><dstStartRule>${dstStartRule}</dstStartRule><tzOffset>${tzOffset}</tzOffset>`,
    ),
  );
  for (const { id, title, column, flowDirection, quality } of series) {
    const reading = `${point}/MeterReading/${id}`;
    yield entry(
      `ReadingType/${id}`,
      title,
      [],
      element(
        "ReadingType",
        `<accumulationBehaviour>${DELTA_DATA}</accumulationBehaviour><commodity>${SECONDARY_METERED}</commodity><currency>${currency}</currency><dataQualifier>${NORMAL}</dataQualifier><defaultQuality>${quality}</defaultQuality><flowDirection>${flowDirection}</flowDirection><intervalLength>${slotSeconds}</intervalLength><kind>${ENERGY}</kind><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>${WATT_HOURS}</uom>`,
      ),
    );
    yield entry(reading, title, [`${reading}/IntervalBlock`, `ReadingType/${id}`], element("MeterReading", ""));
    for (const day of daysOf(range, slotSeconds)) {
      type Row = { slot: number } & Record<Series["column"], string>;
      const rows = await api.db.query<Row>(DAY_READINGS, [meterId, day.fromSlot, day.toSlot]);
      const readings = rows.filter((row) => quality === VALID || row[column] !== "0");
      if (readings.length === 0) continue;
      yield entry(
        `${reading}/IntervalBlock/${day.from}`,
        day.from,
        [],
        element(
          "IntervalBlock",
          `<interval>${period(day.startSeconds, day.endSeconds)}</interval>${readings.map((row) => interval(row.slot * slotSeconds, slotSeconds, row[column])).join("")}`,
        ),
      );
    }
  }
  for (const month of monthsOf(range, slotSeconds)) {
    const { slots, import_wh, catch_up_import_wh, money_micro } = await totalsOf(
      api.db,
      meterId,
      month.fromSlot,
      month.toSlot,
    );
    if (slots === 0) continue;
    const takenWh = BigInt(import_wh) + BigInt(catch_up_import_wh);
    yield entry(
      `${point}/UsageSummary/${month.from}`,
      `${month.from} to ${month.to}`,
      [],
      element(
        "UsageSummary",
        `<billingPeriod>${period(month.startSeconds, month.endSeconds)}</billingPeriod><billLastPeriod>${owed(BigInt(money_micro))}</billLastPeriod><currency>${currency}</currency><overallConsumptionLastPeriod><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>${WATT_HOURS}</uom><value>${takenWh}</value></overallConsumptionLastPeriod><statusTimeStamp>${now}</statusTimeStamp><commodity>${SECONDARY_METERED}</commodity>`,
      ),
    );
  }
  yield "</feed>\n";
}

const daysOf = (range: LocalRange & { timeZone: string }, slotSeconds: number): LocalRange[] =>
  periodsOf("day", parseDay(range.from), parseDay(range.to), range.timeZone, slotSeconds, MOST_DAYS);
const monthsOf = (range: LocalRange & { timeZone: string }, slotSeconds: number): LocalRange[] =>
  periodsOf("month", parseDay(range.from), parseDay(range.to), range.timeZone, slotSeconds, MOST_MONTHS);

const element = (name: string, content: string): string =>
  `<${name} xmlns="http://naesb.org/espi">${content}</${name}>`;
const period = (start: number, end: number): string => `<duration>${end - start}</duration><start>${start}</start>`;
const interval = (start: number, seconds: number, wh: string): string =>
  `<IntervalReading><timePeriod>${period(start, start + seconds)}</timePeriod><value>${wh}</value></IntervalReading>`;

/** Money that was received as what is owed, in hundred-thousandths, halves away from nothing. */
function owed(receivedMicro: bigint): bigint {
  const half = receivedMicro < 0n ? -MICRO_PER_UNIT / 2n : MICRO_PER_UNIT / 2n;
  return -(receivedMicro + half) / MICRO_PER_UNIT;
}

const link = (rel: string, href: string): string => `<link rel="${rel}" href="${escaped(href)}"/>`;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML 1.0 has no sign for becomes the sign for what cannot be shown. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** A name as a UUID of version 5, always the same one. */
function uuidOf(name: string): string {
  const bytes = createHash("sha1").update(`wattmesh/${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}
