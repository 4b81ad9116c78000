import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { Event, paths } from "./generated/api.ts";

export type * from "./generated/api.ts";
export { type EventStreamOptions, subscribe } from "./subscribe.ts";

export type IndexerClient = Client<paths>;

/** A client of the indexer at `baseUrl`; each of its calls is typed by the API's description. */
export const createIndexerClient = (baseUrl: string, options: Omit<ClientOptions, "baseUrl"> = {}): IndexerClient =>
  createFetchClient<paths>({ ...options, baseUrl });

/** How far the indexer is, as every answer says. */
export interface Position {
  height: number;
  lagBlocks: number;
  /** ISO 8601; of the latest block that is indexed. */
  time: string;
}

/** Nothing for an answer that is not the indexer's. */
export function positionOf({ headers }: Pick<Response, "headers">): Position | undefined {
  const height = headers.get("x-wattmesh-height");
  if (height === null) return undefined;
  return {
    height: Number(height),
    lagBlocks: Number(headers.get("x-wattmesh-lag-blocks")),
    time: headers.get("x-wattmesh-time") ?? "",
  };
}

export type IndexerEvent = Event;
