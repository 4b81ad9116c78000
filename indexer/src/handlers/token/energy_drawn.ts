import type { EventOf, Handler } from "../../concepts/handler.ts";
import { moveEnergy } from "./move_energy.ts";

export const energyDrawn: Handler<EventOf<"token", "energy_drawn">> = ({ owner, energyWh, slot }, place, { changes }) =>
  moveEnergy(changes, place, { kind: "drawn", from: owner, energyWh, slot });
