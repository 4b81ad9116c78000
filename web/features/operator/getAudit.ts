"use client";

import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQueries } from "@tanstack/react-query";
import type { EventPage } from "@wattmesh/indexer-client";
import * as v from "valibot";
import { useConfig } from "@/kit/ConfigProvider";
import { askIndexer } from "@/lib/indexer/ask";
import { type Subject, typesOf } from "./audited";

const PAGE = 25;

/** What people did, newest first, a page. */
export const getAudit = (subject: Subject | "all", cursor: string | null): Promise<EventPage> =>
  askIndexer((client) =>
    client.GET("/v1/events", {
      params: { query: { types: typesOf(subject), limit: PAGE, ...(cursor !== null && { cursor }) } },
    }),
  );

export const getAuditOptions = (subject: Subject | "all") =>
  infiniteQueryOptions({
    queryKey: ["indexer", "audit", subject],
    queryFn: ({ pageParam }) => getAudit(subject, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    refetchInterval: 30_000,
  });

export const useAudit = (subject: Subject | "all") => useInfiniteQuery(getAuditOptions(subject));

const message = v.object({
  sender: v.optional(v.string()),
  grantee: v.optional(v.string()),
});
const signed = v.object({ tx: v.object({ body: v.object({ messages: v.array(message) }) }) });

/** Who signed a transaction: its sender, or who was let act for somebody. Nothing where the node keeps it no more. */
export async function getSender(txHash: string): Promise<string | null> {
  const response = await fetch(`/rest/cosmos/tx/v1beta1/txs/${txHash}`);
  if (!response.ok) return null;
  const read = v.safeParse(signed, await response.json());
  if (!read.success) return null;
  const [first] = read.output.tx.body.messages;
  return first?.sender ?? first?.grantee ?? null;
}

export const getSenderOptions = (txHash: string) =>
  queryOptions({
    queryKey: ["chain", "sender", txHash],
    queryFn: () => getSender(txHash),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Who signed each of these transactions, as far as that is known by now. */
export function useSenders(txHashes: readonly string[]): ReadonlyMap<string, string> {
  const { rest } = useConfig();
  return useQueries({
    queries: rest ? txHashes.map((hash) => getSenderOptions(hash)) : [],
    combine: (answers) =>
      new Map(answers.flatMap(({ data }, index) => (data ? [[txHashes[index] ?? "", data] as const] : []))),
  });
}
