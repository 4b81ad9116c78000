import type { EventOf, Handler } from "../../concepts/handler.ts";
import { moveEnergy } from "./move_energy.ts";

export const energyRetired: Handler<EventOf<"token", "energy_retired">> = (
  { owner, by, energyWh },
  place,
  { changes },
) => moveEnergy(changes, place, { kind: "retired", from: owner, by, energyWh });
