import type { EventOf, Handler } from "../../concepts/handler.ts";

export const verifiersChanged: Handler<EventOf<"registry", "verifiers_changed">> = (
  { verifiers, threshold },
  _,
  { changes },
) => {
  changes.upsert("facts", { name: "verifiers" }, { value: verifiers.join(",") });
  changes.upsert("facts", { name: "verifier_threshold" }, { value: String(threshold) });
};
