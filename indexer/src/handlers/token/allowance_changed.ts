import type { EventOf, Handler } from "../handler.ts";

export const allowanceChanged: Handler<EventOf<"token", "allowance_changed">> = (
  { owner, spender, energyWh },
  _,
  { changes },
) => changes.upsert("token_allowances", { owner, spender }, { energy_wh: energyWh });
