import type { EventOf, Handler } from "../../concepts/handler.ts";

export const profileUpdated: Handler<EventOf<"registry", "profile_updated">> = (
  { participant, name },
  { attributes: { equipment, certifications } },
  { changes },
) => changes.update("participants", { address: participant }, { name, equipment, certifications });
