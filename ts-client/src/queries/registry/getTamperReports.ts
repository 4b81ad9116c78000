import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type TamperReportsResponse, tamperReportsResponseFromWire } from "../../generated/values.ts";
import { integerToWire } from "../../wire/scalars.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetTamperReportsParameters {
  meterId: number;
  /** The last report id of the page before. */
  startAfter?: bigint | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetTamperReportsReturnType = TamperReportsResponse;

export type GetTamperReportsErrorType = QueryErrorType;

/** Tamper reports of one meter, oldest first. */
export async function getTamperReports(
  client: Client,
  { meterId, startAfter, limit }: GetTamperReportsParameters,
): Promise<GetTamperReportsReturnType> {
  return ask(
    client,
    "registry",
    RegistryQueryMsgBuilder.tamperReports({
      meterId,
      startAfter: startAfter === undefined ? null : integerToWire(startAfter),
      limit: limit ?? null,
    }),
    tamperReportsResponseFromWire,
  );
}
