import type { Event } from "./generated/api.ts";

/** How far the tables are, told after each block. */
export interface Head {
  height: number;
  time: string;
  lag_blocks: number;
}

export interface EventStreamOptions {
  /** Types of events. */
  types: readonly string[];
  /** Of a metering point, its bank, and whole slots. */
  meterId?: number;
  onEvent(event: Event): void;
  onHead?(head: Head): void;
  /** The connection was lost, or is back. The browser connects again by itself and misses nothing. */
  onConnected?(connected: boolean): void;
}

/** Events as they come, by the browser's `EventSource`. Returns what ends it. */
export function subscribe(
  baseUrl: string,
  { types, meterId, onEvent, onHead, onConnected }: EventStreamOptions,
): () => void {
  const url = new URL("/v1/events", baseUrl);
  url.searchParams.set("types", types.join(","));
  if (meterId !== undefined) url.searchParams.set("meter_id", String(meterId));
  const source = new EventSource(url);
  for (const type of types) source.addEventListener(type, ({ data }) => onEvent(JSON.parse(data)));
  source.addEventListener("head", ({ data }) => onHead?.(JSON.parse(data)));
  source.addEventListener("open", () => onConnected?.(true));
  source.addEventListener("error", () => onConnected?.(false));
  return () => source.close();
}
