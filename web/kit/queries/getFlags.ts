"use client";

import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import type { Finding } from "@wattmesh/client";
import type { Flag, FlagPage } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";
import { csvFile } from "@/lib/indexer/csvFile";

/** What fits a card. */
const FLAGS = 6;

/** Whose flags, and which of them; those of everybody where nobody is said. */
export interface FlagsOf {
  owner?: string;
  state?: Flag["state"];
}

/** What was found in meters' readings, the newest first, a page. */
export const getFlags = (of: FlagsOf, cursor: string | null): Promise<FlagPage> =>
  askIndexer((client) =>
    client.GET("/v1/flags", { params: { query: { ...of, limit: FLAGS, ...(cursor !== null && { cursor }) } } }),
  );

export const getFlagsOptions = (of: FlagsOf) =>
  infiniteQueryOptions({
    queryKey: ["indexer", "flags", of],
    queryFn: ({ pageParam }) => getFlags(of, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const useFlags = (of: FlagsOf) => useInfiniteQuery(getFlagsOptions(of));

/** Where they are a file. */
export const flagsFile = (of: FlagsOf): string => csvFile("/v1/flags", { ...of });

/** What was found, as its words are made of it. */
export function findingOf(flag: Flag): Finding {
  return {
    kind: flag.kind,
    fromSlot: flag.from_slot,
    toSlot: flag.to_slot,
    slots: flag.slots,
    measuredWh: BigInt(flag.measured_wh),
    expectedWh: BigInt(flag.expected_wh),
    otherMeterId: flag.other_meter_id ?? undefined,
  };
}
