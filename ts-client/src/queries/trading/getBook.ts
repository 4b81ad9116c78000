import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type BookResponse, bookResponseFromWire } from "../../generated/values.ts";
import { bytesToWire } from "../../wire/scalars.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetBookParameters {
  slot: number;
  zoneId: number;
  /** `next` of the page before. */
  after?: Uint8Array | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetBookReturnType = BookResponse;

export type GetBookErrorType = QueryErrorType;

/** Resting orders of a zone's book: side by side and model by model, best first. */
export async function getBook(
  client: Client,
  { slot, zoneId, after, limit }: GetBookParameters,
): Promise<GetBookReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.book({
      slot,
      zoneId,
      after: after === undefined ? null : bytesToWire(after),
      limit: limit ?? null,
    }),
    bookResponseFromWire,
  );
}
