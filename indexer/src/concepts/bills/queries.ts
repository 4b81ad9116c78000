import { type Static, Type } from "typebox";
import { type Api, nowSeconds } from "../../api/api.ts";
import type { LocalRange } from "../../api/days.ts";
import { Day, Time, Titled } from "../../api/schema.ts";
import { type Dues, duesAt, duesNow, duesProperties } from "../accounts/dues.ts";
import { energyProperties, moneyProperties, totalsOf } from "../results/totals.ts";

export const Bill = Titled(
  "Bill",
  {
    from: { ...Day, description: "The first local day" },
    to: { ...Day, description: "The day after the last" },
    starts_at: Time,
    ends_at: Time,
    hours: Type.Number({ description: "A day has 24, or 23 or 25 when the clocks change" }),
    slots: Type.Integer({ description: "Slots with a result" }),
    slots_expected: Type.Integer({ description: "Slots of the range" }),
    state: Type.Unsafe<"open" | "provisional" | "final">({
      type: "string",
      enum: ["open", "provisional", "final"],
      description:
        "open: not over. provisional: over, and some of its slots are still to be settled. final: all of them are. Slots whose readings came late or never are those between slots and slots_expected",
    }),
    ...energyProperties,
    ...moneyProperties,
    ...duesProperties,
  },
  "What a metering point came to in a local day, week or month, and what was owed when that ended, or is owed now",
);
export type Bill = Static<typeof Bill>;

/** `owedNow` is what is due now, for whoever knows it already. */
export async function billOf(api: Api, meterId: number, range: LocalRange, owedNow?: Dues): Promise<Bill> {
  const isOver = range.endSeconds <= nowSeconds(api);
  const [totals, dues, settledBefore] = await Promise.all([
    totalsOf(api.db, meterId, range.fromSlot, range.toSlot),
    isOver ? duesAt(api.db, meterId, range).then(([, atEnd]) => atEnd) : (owedNow ?? duesNow(api.db, meterId)),
    isOver ? readSettledBefore(api) : 0,
  ]);
  const expected = range.toSlot - range.fromSlot;
  return {
    from: range.from,
    to: range.to,
    starts_at: new Date(range.startSeconds * 1000).toISOString(),
    ends_at: new Date(range.endSeconds * 1000).toISOString(),
    hours: (range.endSeconds - range.startSeconds) / 3600,
    slots_expected: expected,
    state: !isOver ? "open" : settledBefore >= range.toSlot ? "final" : "provisional",
    ...totals,
    ...dues,
  };
}

/** The first slot that is not settled. */
async function readSettledBefore({ db }: Api): Promise<number> {
  const [settled] = await db.query<{ value: number }>("select value from facts where name = 'settled_before'");
  return settled?.value ?? 0;
}
