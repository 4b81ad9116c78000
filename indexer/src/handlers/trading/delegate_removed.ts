import type { EventOf, Handler } from "../../concepts/handler.ts";

export const delegateRemoved: Handler<EventOf<"trading", "delegate_removed">> = (
  { meterId, delegate },
  _,
  { changes },
) => changes.update("delegates", { meter_id: meterId, delegate }, { removed: true });
