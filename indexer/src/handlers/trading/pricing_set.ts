import type { EventOf, Handler } from "../../concepts/handler.ts";

export const pricingSet: Handler<EventOf<"trading", "pricing_set">> = (
  _,
  { attributes: { pricing = "" } },
  { changes },
) => changes.upsert("facts", { name: "pricing" }, { value: pricing });
