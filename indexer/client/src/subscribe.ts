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
  /** The connection was lost, or is back: with all that came meanwhile, unless the server had refused it for a while. */
  onConnected?(connected: boolean): void;
}

/** A browser gives a stream up that was answered with an error, and connects again by itself in all other cases. */
const AGAIN_MS = 3_000;

/** Events as they come, by the browser's `EventSource`. Returns what ends it. */
export function subscribe(
  baseUrl: string,
  { types, meterId, onEvent, onHead, onConnected }: EventStreamOptions,
): () => void {
  const url = new URL("/v1/events", baseUrl);
  url.searchParams.set("types", types.join(","));
  if (meterId !== undefined) url.searchParams.set("meter_id", String(meterId));
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = (): EventSource => {
    const opened = new EventSource(url);
    for (const type of types) opened.addEventListener(type, ({ data }) => onEvent(JSON.parse(data)));
    opened.addEventListener("head", ({ data }) => onHead?.(JSON.parse(data)));
    opened.addEventListener("open", () => onConnected?.(true));
    opened.addEventListener("error", () => {
      onConnected?.(false);
      if (opened.readyState !== EventSource.CLOSED) return;
      again = setTimeout(() => {
        source = open();
      }, AGAIN_MS);
    });
    return opened;
  };
  let source = open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
