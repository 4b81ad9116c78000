import { type Car, chargedAtOnce, type Stay, staysOf } from "./car.ts";
import { Draws } from "./draws.ts";
import { type HeatPump, heatPumpWh } from "./heatPump.ts";
import type { Span } from "./span.ts";
import { temperatures } from "./weather.ts";

/** What a household has that makes no data of its own: it is drawn by `seed` and the household's name. */
export interface Appliances {
  seed: number;
  household: string;
  car?: Car;
  heatPump?: HeatPump;
}

/** What appliances would do over a span if nobody asked them for anything. */
export interface Wanted {
  /** When the car is plugged in, and what it lacks. */
  stays: Stay[];
  /** What the car draws in each row when it charges as fast as it can from its arrival. */
  carWh: number[];
  heatPumpWh: number[];
}

/** The same for the same seed and names, on every machine. All households of a seed have the same weather. */
export function wantedBy({ seed, household, car, heatPump }: Appliances, span: Span): Wanted {
  const stays = car === undefined ? [] : staysOf(car, new Draws(seed, "car", household), span);
  const none = () => new Array<number>(span.rows).fill(0);
  return {
    stays,
    carWh: car === undefined ? none() : chargedAtOnce(car, stays, span.rows),
    heatPumpWh:
      heatPump === undefined
        ? none()
        : heatPumpWh(
            heatPump,
            temperatures(new Draws(seed, "weather"), span),
            new Draws(seed, "heat pump", household),
            span,
          ),
  };
}
