import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type ProposalsResponse, proposalsResponseFromWire } from "../../generated/values.ts";
import { integerToWire } from "../../wire/scalars.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetProposalsParameters {
  /** The last id of the page before. */
  startBefore?: bigint | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetProposalsReturnType = ProposalsResponse;

export type GetProposalsErrorType = QueryErrorType;

/** Proposals, newest first. */
export async function getProposals(
  client: Client,
  { startBefore, limit }: GetProposalsParameters = {},
): Promise<GetProposalsReturnType> {
  return ask(
    client,
    "registry",
    RegistryQueryMsgBuilder.proposals({
      startBefore: startBefore === undefined ? null : integerToWire(startBefore),
      limit: limit ?? null,
    }),
    proposalsResponseFromWire,
  );
}
