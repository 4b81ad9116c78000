import type { EventOf, Handler } from "../../concepts/handler.ts";
import { moveEnergy } from "./move_energy.ts";

export const energyTransferred: Handler<EventOf<"token", "energy_transferred">> = (
  { from, to, by, energyWh },
  place,
  { changes },
) => moveEnergy(changes, place, { kind: "transferred", from, to, by, energyWh });
