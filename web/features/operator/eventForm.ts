import { type AnnounceEventParameters, limits } from "@wattmesh/client";
import * as v from "valibot";
import { type Parsed, parseDecimalText } from "@/lib/forms/decimal";
import { parsedBy, wholeNumber } from "@/lib/forms/schema";

/** What stands in the form of a demand-response event. */
export interface EventFields {
  zoneId: string;
  /** So many slots from now. */
  startsIn: string;
  /** How many slots it lasts. */
  slots: string;
  /** Of prices that follow events, in percent. */
  multiplier: string;
}

/** Percent with one digit after the point, as thousandths; 0 and what is beyond the limit are refused. */
function parseMultiplier(text: string, locale: string): Parsed<number> {
  const parsed = parseDecimalText(text, 1, locale);
  if ("error" in parsed) return parsed;
  if (parsed.value < 0n) return { error: "negative" };
  if (parsed.value === 0n) return { error: "zero" };
  return parsed.value > BigInt(limits.grid.multiplierPermille) ? { error: "atMost" } : { value: Number(parsed.value) };
}

/** Refuses what `announce_event` refuses, but for events that meet one that is known already. */
export const eventSchema = (locale: string) =>
  v.pipe(
    v.object({
      zoneId: v.string(),
      startsIn: wholeNumber(1, limits.grid.eventAheadSlots),
      slots: wholeNumber(1, limits.grid.eventSlots),
      multiplier: parsedBy((text) => parseMultiplier(text, locale)),
    }),
    v.forward(
      v.check(
        ({ startsIn, slots }) => Number(startsIn) + Number(slots) - 1 <= limits.grid.eventAheadSlots,
        "endsTooFarAhead",
      ),
      ["slots"],
    ),
  );

/** The event that a checked form announces. */
export function eventOf(fields: EventFields, currentSlot: number, locale: string): AnnounceEventParameters {
  const multiplier = parseMultiplier(fields.multiplier, locale);
  if ("error" in multiplier) throw new Error("the form has checked the multiplier");
  const fromSlot = currentSlot + Number(fields.startsIn);
  return {
    zoneId: Number(fields.zoneId),
    fromSlot,
    toSlot: fromSlot + Number(fields.slots) - 1,
    multiplierPermille: multiplier.value,
  };
}
