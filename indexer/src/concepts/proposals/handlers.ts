import type { Action } from "@wattmesh/client";
import { keepFact } from "../../db/facts.ts";
import { jsonText } from "../../db/json.ts";
import { momentOf } from "../../db/moments.ts";
import type { Handlers } from "../handler.ts";

export const proposalHandlers = {
  "registry.proposal_opened": ({ proposalId, proposer, action, expiresAt }, { height, attributes }, { changes }) =>
    changes.insert("proposals", {
      proposal_id: proposalId,
      proposer,
      action: jsonText(attributes.action ?? null),
      ...aboutWhat(action),
      expires_at: momentOf(expiresAt),
      status: "open",
      opened_height: height,
    }),
  "registry.proposal_voted": ({ proposalId, verifier, approved }, { height }, { changes }) =>
    changes.insert("proposal_votes", { proposal_id: proposalId, verifier, approved, height }),
  "registry.proposal_closed": ({ proposalId, status }, { height }, { changes }) =>
    changes.update("proposals", { proposal_id: proposalId }, { status, closed_height: height }),
  "registry.verifiers_changed": ({ verifiers, threshold }, _, { changes }) => {
    keepFact(changes, "verifiers", verifiers);
    keepFact(changes, "verifier_threshold", threshold);
  },
} satisfies Partial<Handlers>;

function aboutWhat(action: Action): { kind: string; subject: string | null } {
  if ("admit" in action) return { kind: "admit", subject: action.admit.participant };
  if ("revoke" in action) return { kind: "revoke", subject: action.revoke.participant };
  if ("rotateLostKey" in action) return { kind: "rotate_lost_key", subject: String(action.rotateLostKey.meterId) };
  if ("decommission" in action) return { kind: "decommission", subject: String(action.decommission.meterId) };
  if ("forgetConnection" in action)
    return { kind: "forget_connection", subject: String(action.forgetConnection.meterId) };
  if ("releaseMeter" in action) return { kind: "release_meter", subject: String(action.releaseMeter.meterId) };
  if ("setVerifiers" in action) return { kind: "set_verifiers", subject: null };
  const { subject } = action.reinstate;
  return {
    kind: "reinstate",
    subject: "participant" in subject ? subject.participant.address : String(subject.meter.meterId),
  };
}
