import type { Handlers } from "../handler.ts";

export const participantHandlers = {
  "registry.participant_status_changed": ({ participant, role, status }, { height }, { changes }) =>
    changes.upsert("participants", { address: participant }, { role, status, since_height: height }),
  "registry.profile_updated": ({ participant, name }, { attributes: { equipment, certifications } }, { changes }) =>
    changes.update("participants", { address: participant }, { name, equipment, certifications }),
} satisfies Partial<Handlers>;
