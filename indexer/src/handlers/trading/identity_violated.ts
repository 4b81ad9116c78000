import type { EventOf, Handler } from "../../concepts/handler.ts";

export const identityViolated: Handler<EventOf<"trading", "identity_violated">> = ({ slot, error }, _, { changes }) =>
  changes.update("slots", { slot }, { violation: error });
