import type { Deployment } from "@wattmesh/client";
import type { Cursor } from "../db/cursor.ts";
import type { Queries } from "../db/database.ts";
import { ApiError } from "./failure.ts";

/** How far the tables are. */
export interface Position {
  readonly cursor: Cursor | undefined;
  /** The node's latest block, when it was last asked. */
  readonly head: { readonly height: number; readonly time: Date } | undefined;
  readonly lagBlocks: number;
  readonly trouble: string | undefined;
}

/** What routes answer from. */
export interface Api {
  readonly db: Queries;
  readonly deployment: Deployment;
  readonly position: Position;
}

/** Time of the latest block in the tables, unix seconds: the market's now. */
export function nowSeconds({ position }: Api): number {
  if (position.cursor === undefined) throw new ApiError(503, "empty", "no block is indexed yet", { retryHelps: true });
  return Math.floor(position.cursor.time.getTime() / 1000);
}

export const currentSlot = (api: Api): number => Math.floor(nowSeconds(api) / api.deployment.slotSeconds);

/** When a slot begins. */
export const startsAt = ({ deployment }: Api, slot: number): string =>
  new Date(slot * deployment.slotSeconds * 1000).toISOString();
