import { jsonText } from "../../db/json.ts";
import type { Handlers } from "../handler.ts";

export const participantHandlers = {
  "registry.participant_status_changed": ({ participant, role, status }, { height }, { changes }) =>
    changes.upsert("participants", { address: participant }, { role, status, since_height: height }),
  "registry.profile_updated": ({ participant, name, certifications }, { attributes }, { changes }) =>
    changes.update(
      "participants",
      { address: participant },
      { name, equipment: jsonText(attributes.equipment ?? []), certifications: jsonText(certifications) },
    ),
} satisfies Partial<Handlers>;
