"use client";

import { infiniteQueryOptions, queryOptions, skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Deployment, DepthResponse, ForwardResponse, ForwardSlotResponse } from "@wattmesh/client";
import type { Books, Order, OrderPage, PositionPage, TradePage, ZoneSlotPage } from "@wattmesh/indexer-client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";
import { askIndexer } from "@/lib/indexer/ask";

const BOOKS = 96;
const TRADES = 20;
/** What fits a screen. */
const ORDERS = 12;

/** Parameters of the forward book. */
export async function getForward(deployment: Deployment): Promise<ForwardResponse> {
  const { library, client } = await loadChain(deployment);
  return library.getForward(client);
}

export const getForwardOptions = (deployment: Deployment) =>
  queryOptions({ queryKey: ["chain", "forward"], queryFn: () => getForward(deployment), staleTime: 60_000 });

export const useForward = () => useQuery(getForwardOptions(useConfig().deployment));

/** A slot's book: its prices' range, its references, and what traded. */
export async function getForwardSlot(deployment: Deployment, slot: number): Promise<ForwardSlotResponse> {
  const { library, client } = await loadChain(deployment);
  return library.getForwardSlot(client, { slot });
}

export const getForwardSlotOptions = (deployment: Deployment, slot: number | undefined) =>
  queryOptions({
    queryKey: ["chain", "book", "slot", slot],
    queryFn: slot === undefined ? skipToken : () => getForwardSlot(deployment, slot),
  });

export const useForwardSlot = (slot: number | undefined) =>
  useQuery(getForwardSlotOptions(useConfig().deployment, slot));

/** What rests at each price, of a zone and slot: asked of the chain, which knows what model prices come to now. */
export async function getDepth(deployment: Deployment, slot: number, zoneId: number): Promise<DepthResponse> {
  const { library, client } = await loadChain(deployment);
  return library.getDepth(client, { slot, zoneId });
}

export const getDepthOptions = (deployment: Deployment, slot: number | undefined, zoneId: number) =>
  queryOptions({
    queryKey: ["chain", "book", "depth", slot, zoneId],
    queryFn: slot === undefined ? skipToken : () => getDepth(deployment, slot, zoneId),
    refetchInterval: 10_000,
  });

export const useDepth = (slot: number | undefined, zoneId: number) =>
  useQuery(getDepthOptions(useConfig().deployment, slot, zoneId));

/** Books that can still be traded, the next slot first. */
export const getBooks = (zoneId: number): Promise<Books> =>
  askIndexer((client) => client.GET("/v1/books", { params: { query: { zone_id: zoneId, limit: BOOKS } } }));

export const getBooksOptions = (zoneId: number) =>
  queryOptions({
    queryKey: ["indexer", "market", "books", zoneId],
    queryFn: () => getBooks(zoneId),
    placeholderData: (before) => before,
  });

export const useBooks = (zoneId: number) => useQuery(getBooksOptions(zoneId));

/** What batches traded in a zone, newest first. */
export const getTrades = (zoneId: number): Promise<TradePage> =>
  askIndexer((client) => client.GET("/v1/trades", { params: { query: { zone_id: zoneId, limit: TRADES } } }));

export const getTradesOptions = (zoneId: number) =>
  queryOptions({ queryKey: ["indexer", "market", "trades", zoneId], queryFn: () => getTrades(zoneId) });

export const useTrades = (zoneId: number) => useQuery(getTradesOptions(zoneId));

/** Prices of a zone's pool, newest first. */
export const getZoneSlots = (zoneId: number, limit: number): Promise<ZoneSlotPage> =>
  askIndexer((client) =>
    client.GET("/v1/zones/{zone_id}/slots", { params: { path: { zone_id: zoneId }, query: { limit } } }),
  );

export const getZoneSlotsOptions = (zoneId: number, limit: number) =>
  queryOptions({ queryKey: ["indexer", "slots", "zone", zoneId, limit], queryFn: () => getZoneSlots(zoneId, limit) });

/** Orders of a metering point in a state, or in any, newest first, a page. */
export const getOrders = (
  meterId: number,
  status: Order["status"] | undefined,
  cursor: string | null,
  limit: number = ORDERS,
) =>
  askIndexer<OrderPage>((client) =>
    client.GET("/v1/orders", {
      params: {
        query: {
          meter_id: meterId,
          limit,
          ...(status !== undefined && { status }),
          ...(cursor !== null && { cursor }),
        },
      },
    }),
  );

export const getOrdersOptions = (meterId: number, status?: Order["status"]) =>
  infiniteQueryOptions({
    queryKey: ["indexer", "point", "orders", meterId, status],
    queryFn: ({ pageParam }) => getOrders(meterId, status, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const useOrders = (meterId: number, status?: Order["status"]) =>
  useInfiniteQuery(getOrdersOptions(meterId, status));

/** What a metering point traded forward, the latest slot first. */
export const getPositions = (meterId: number): Promise<PositionPage> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points/{meter_id}/positions", {
      params: { path: { meter_id: meterId }, query: { limit: 30 } },
    }),
  );

export const getPositionsOptions = (meterId: number) =>
  queryOptions({ queryKey: ["indexer", "point", "positions", meterId], queryFn: () => getPositions(meterId) });

export const usePositions = (meterId: number) => useQuery(getPositionsOptions(meterId));
