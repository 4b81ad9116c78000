import type { Handlers } from "../handler.ts";

/** A meter has one flag that stands, at most. */
const STANDING = "meter_id = $1 and ended_height is null";
const APPEAL = `update flags set appeal = $2, appealed_height = $3, height = $3 where ${STANDING}`;
const END = `update flags set released_slot = $2, ended_height = $3, height = $3 where ${STANDING}`;

export const flagHandlers = {
  "registry.meter_flagged": (event, { height }, { changes }) =>
    changes.insert("flags", {
      meter_id: event.meterId,
      flagged_height: height,
      flagger: event.flagger,
      kind: event.findingKind,
      from_slot: event.fromSlot,
      to_slot: event.toSlot,
      slots: event.slots,
      measured_wh: event.measuredWh,
      expected_wh: event.expectedWh,
      other_meter_id: event.otherMeterId ?? null,
      quarantined: event.quarantined,
      height,
    }),
  "registry.flag_appealed": ({ meterId, reason }, { height }, { changes }) =>
    changes.afterwards(APPEAL, [meterId, withoutNul(reason), height]),
  "registry.flag_ended": ({ meterId, releasedSlot }, { height }, { changes }) =>
    changes.afterwards(END, [meterId, releasedSlot ?? null, height]),
} satisfies Partial<Handlers>;

/** PostgreSQL's text holds none, and what an owner writes may. */
const withoutNul = (text: string): string => text.replaceAll("\0", "\ufffd");
