import type { EventOf, Handler } from "../../concepts/handler.ts";

export const proposalClosed: Handler<EventOf<"registry", "proposal_closed">> = (
  { proposalId, status },
  { height },
  { changes },
) => changes.update("proposals", { proposal_id: proposalId }, { status, closed_height: height });
