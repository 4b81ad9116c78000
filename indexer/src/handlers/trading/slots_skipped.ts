import type { EventOf, Handler } from "../../concepts/handler.ts";

/** A slot without readings has no row; the market has passed it all the same. */
export const slotsSkipped: Handler<EventOf<"trading", "slots_skipped">> = ({ toSlot }, _, { changes }) =>
  changes.upsert("facts", { name: "settled_before" }, { value: String(toSlot + 1) });
