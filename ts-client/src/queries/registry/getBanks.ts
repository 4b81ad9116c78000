import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type BanksResponse, banksResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetBanksParameters {
  /** The last bank of the page before. */
  startAfter?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetBanksReturnType = BanksResponse;

export type GetBanksErrorType = QueryErrorType;

/** Banks with their zone, in order of number. */
export async function getBanks(
  client: Client,
  { startAfter, limit }: GetBanksParameters = {},
): Promise<GetBanksReturnType> {
  return ask(
    client,
    "registry",
    RegistryQueryMsgBuilder.banks({ startAfter: startAfter ?? null, limit: limit ?? null }),
    banksResponseFromWire,
  );
}
