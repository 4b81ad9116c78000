import type { EventOf, Handler } from "../../concepts/handler.ts";

export const creditLineSet: Handler<EventOf<"trading", "credit_line_set">> = (
  { meterId, creditMicro },
  _,
  { changes },
) => changes.upsert("accounts", { meter_id: meterId }, { credit_micro: creditMicro });
