import { jsonText } from "../../db/json.ts";
import type { Handlers } from "../handler.ts";

/** A status does not say which one it follows. */
const COUNT_ADMITTED = `insert into sums (name, value)
  select 'participants_admitted', count(*) from participants where status = 'admitted'
  on conflict (name) do update set value = excluded.value`;

export const participantHandlers = {
  "registry.participant_status_changed": ({ participant, role, status }, { height }, { changes }) => {
    changes.upsert("participants", { address: participant }, { role, status, since_height: height });
    changes.afterwardsOnce(COUNT_ADMITTED);
  },
  "registry.profile_updated": ({ participant, name, certifications }, { attributes }, { changes }) =>
    changes.update(
      "participants",
      { address: participant },
      { name, equipment: jsonText(attributes.equipment ?? []), certifications: jsonText(certifications) },
    ),
} satisfies Partial<Handlers>;
