import type { EventOf, Handler } from "../../concepts/handler.ts";
import { moveEnergy } from "./move_energy.ts";

export const energyHeld: Handler<EventOf<"token", "energy_held">> = ({ owner, energyWh, slot }, place, { changes }) =>
  moveEnergy(changes, place, { kind: "held", to: owner, energyWh, slot });
