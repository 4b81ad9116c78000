import type { EventOf, Handler } from "../../concepts/handler.ts";

export const participantStatusChanged: Handler<EventOf<"registry", "participant_status_changed">> = (
  { participant, role, status },
  { height },
  { changes },
) => changes.upsert("participants", { address: participant }, { role, status, since_height: height });
