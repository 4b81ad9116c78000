import type { Action } from "@wattmesh/client";
import type { EventOf, Handler } from "../../concepts/handler.ts";
import { momentOf } from "../../db/moments.ts";

export const proposalOpened: Handler<EventOf<"registry", "proposal_opened">> = (
  { proposalId, proposer, action, expiresAt },
  { height, attributes },
  { changes },
) =>
  changes.insert("proposals", {
    proposal_id: proposalId,
    proposer,
    action: attributes.action,
    ...aboutWhat(action),
    expires_at: momentOf(expiresAt),
    status: "open",
    opened_height: height,
  });

function aboutWhat(action: Action): { kind: string; subject: string | null } {
  if ("admit" in action) return { kind: "admit", subject: action.admit.participant };
  if ("revoke" in action) return { kind: "revoke", subject: action.revoke.participant };
  if ("rotateLostKey" in action) return { kind: "rotate_lost_key", subject: String(action.rotateLostKey.meterId) };
  if ("setVerifiers" in action) return { kind: "set_verifiers", subject: null };
  const { subject } = action.reinstate;
  return {
    kind: "reinstate",
    subject: "participant" in subject ? subject.participant.address : String(subject.meter.meterId),
  };
}
