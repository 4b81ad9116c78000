import { addDays, dayAt, readingFlags } from "@wattmesh/client";
import { getBills } from "@/kit/queries/getBills";
import { getHome } from "@/kit/queries/getHome";
import { askIndexer, IndexerError } from "@/lib/indexer/ask";
import type { InboxFacts } from "./notices";

const FILLS = 50;
const REPORTS = 5;
const AWARDS = 10;
const CUTS = 50;
/** How many days the mean of a day is taken from. */
const DAYS = 7;

export interface InboxParameters {
  address: string;
  meterId: number | undefined;
  timeZone: string;
}

/** Everything that an inbox is made of. */
export async function getInbox({ address, meterId, timeZone }: InboxParameters): Promise<InboxFacts> {
  const participant = getParticipant(address);
  if (meterId === undefined) {
    const [who, awards, cuts] = await Promise.all([participant, getAwards(address), getCuts(address)]);
    return { ...nothing, participant: who, awards: awards.items, cuts: cuts.items };
  }
  const path = { meter_id: meterId };
  const today = dayAt(Date.now() / 1000, timeZone);
  const asked = getHome(meterId, timeZone);
  const [home, zone, moves, fills, readings, reports, refusals, days, awards, cuts] = await Promise.all([
    asked,
    asked.then(({ metering_point: { zone_id } }) =>
      askIndexer((client) => client.GET("/v1/zones/{zone_id}", { params: { path: { zone_id } } })),
    ),
    asked.then(({ metering_point: { zone_id } }) =>
      askIndexer((client) =>
        client.GET("/v1/zones/{zone_id}/states", { params: { path: { zone_id }, query: { limit: 1 } } }),
      ),
    ),
    askIndexer((client) =>
      client.GET("/v1/metering-points/{meter_id}/fills", { params: { path, query: { limit: FILLS } } }),
    ),
    askIndexer((client) =>
      client.GET("/v1/metering-points/{meter_id}/readings", { params: { path, query: { limit: 1 } } }),
    ),
    askIndexer((client) =>
      client.GET("/v1/tamper-reports", { params: { query: { meter_id: meterId, limit: REPORTS } } }),
    ),
    askIndexer((client) => client.GET("/v1/metering-points/{meter_id}/refusals", { params: { path } })),
    getBills({ meterId, period: "day", range: { from: addDays(today, -DAYS), to: today }, timeZone }),
    getAwards(address),
    getCuts(address),
  ]);
  return {
    home,
    zone,
    move: moves.items[0],
    fills: fills.items,
    tampered: ((readings.items[0]?.flags ?? 0) & readingFlags.tamper) !== 0,
    tamperReports: reports.items,
    refusals: refusals.items,
    participant: await participant,
    days: days.items,
    awards: awards.items,
    cuts: cuts.items,
  };
}

const nothing = {
  home: undefined,
  zone: undefined,
  move: undefined,
  fills: [],
  tampered: false,
  tamperReports: [],
  refusals: [],
  days: [],
};

const getAwards = (address: string) =>
  askIndexer((client) =>
    client.GET("/v1/participants/{address}/awards", { params: { path: { address }, query: { limit: AWARDS } } }),
  );

const getCuts = (address: string) =>
  askIndexer((client) =>
    client.GET("/v1/participants/{address}/cuts", { params: { path: { address }, query: { limit: CUTS } } }),
  );

/** Nothing for whoever never applied. */
const getParticipant = (address: string) =>
  askIndexer((client) => client.GET("/v1/participants/{address}", { params: { path: { address } } })).catch(
    (error: unknown) => {
      if (error instanceof IndexerError && error.status === 404) return undefined;
      throw error;
    },
  );
