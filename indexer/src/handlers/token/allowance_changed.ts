import type { Expiration } from "@wattmesh/client";
import type { EventOf, Handler } from "../../concepts/handler.ts";
import type { Cells } from "../../db/changes.ts";
import { heightOf, momentOfNanoseconds } from "../../db/moments.ts";

export const allowanceChanged: Handler<EventOf<"token", "allowance_changed">> = (
  { owner, spender, energyWh, expires },
  _,
  { changes },
) => changes.upsert("token_allowances", { owner, spender }, { energy_wh: energyWh, ...endOf(expires) });

const endOf = (expires: Expiration): Cells => ({
  expires_at_height: "atHeight" in expires ? heightOf(expires.atHeight) : null,
  expires_at: "atTime" in expires ? momentOfNanoseconds(expires.atTime) : null,
});
