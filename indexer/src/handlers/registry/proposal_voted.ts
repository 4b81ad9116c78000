import type { EventOf, Handler } from "../../concepts/handler.ts";

export const proposalVoted: Handler<EventOf<"registry", "proposal_voted">> = (
  { proposalId, verifier, approved },
  { height },
  { changes },
) => changes.insert("proposal_votes", { proposal_id: proposalId, verifier, approved, height });
