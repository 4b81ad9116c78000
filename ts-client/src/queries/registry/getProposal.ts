import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type Proposal, proposalFromWire } from "../../generated/values.ts";
import { integerToWire } from "../../wire/scalars.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetProposalParameters {
  proposalId: bigint;
}

export type GetProposalReturnType = Proposal;

export type GetProposalErrorType = QueryErrorType;

/** A proposal and its votes. */
export async function getProposal(
  client: Client,
  { proposalId }: GetProposalParameters,
): Promise<GetProposalReturnType> {
  return ask(
    client,
    "registry",
    RegistryQueryMsgBuilder.proposal({ proposalId: integerToWire(proposalId) }),
    proposalFromWire,
  );
}
