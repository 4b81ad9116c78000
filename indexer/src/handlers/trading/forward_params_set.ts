import type { EventOf, Handler } from "../../concepts/handler.ts";

export const forwardParamsSet: Handler<EventOf<"trading", "forward_params_set">> = (
  _,
  { attributes: { params = "" } },
  { changes },
) => changes.upsert("facts", { name: "forward_params" }, { value: params });
