import type { FindingWords } from "./words.ts";

const quarantine =
  "Until verifiers release it the meter is in quarantine: its readings count at the utility's prices, its orders do nothing, and its owner takes no money out. Nothing is lost.";

export const english: FindingWords = {
  found: {
    night_export: ({ measuredWh, expectedWh }, { energy }) =>
      `The sun is its only source, and while the sun was down it fed in ${energy(measuredWh)}${expectedWh > 0n ? `, of which batteries explain ${energy(expectedWh)} at most` : ""}.`,
    beyond_peak: ({ measuredWh, expectedWh }, { energy }) =>
      `It fed in ${energy(measuredWh)}, and a roof of its size makes ${energy(expectedWh)} of that sun at most.`,
    flat_line: ({ measuredWh, expectedWh }, { energy }) =>
      measuredWh === 0n
        ? `It counted nothing at all, and ${energy(expectedWh)} the day before.`
        : `It counted the very same with every reading, ${energy(measuredWh)} in all.`,
    copied_profile: ({ measuredWh, expectedWh, otherMeterId }, { energy }) =>
      `Its day goes up and down as that of meter ${otherMeterId ?? "–"} does: it counted ${energy(measuredWh)}, that one ${energy(expectedWh)}.`,
    feeder_differs: ({ measuredWh, expectedWh }, { energy }) =>
      `The line's own meter and all meters behind it differ by ${energy(measuredWh)}, of which losses and errors explain ${energy(expectedWh)}.`,
  },
  seen: ({ slots, fromSlot, toSlot }, { slotRange }) =>
    `Seen in ${slots === 1 ? "one reading" : `${slots} readings`}: ${slotRange(fromSlot, toSlot)}.`,
  follows: {
    night_export: quarantine,
    beyond_peak: quarantine,
    flat_line: quarantine,
    copied_profile: quarantine,
    feeder_differs: "Nobody is in quarantine for it: nobody trades what the meter of a line counts.",
  },
  remedy: {
    owner: {
      night_export: "If there is a battery, name it in your profile; if there is another source, apply again with it.",
      beyond_peak: "If the roof is larger than what was approved, apply again with its true power.",
      flat_line: "Look whether the meter's display moves; if not, have the meter mended or exchanged.",
      copied_profile: "Say where your meter stands, and since when: verifiers look for both.",
      feeder_differs: "Look for connections behind the line that have no meter, then at the meters one by one.",
    },
    anybody: {
      night_export: "Does the point have a battery, or another source than the sun?",
      beyond_peak: "Compare with the installer's form: which inverter, how many modules?",
      flat_line: "Ask the owner: is the meter's display moving?",
      copied_profile: "Look at both meters on the same day: are there two?",
      feeder_differs: "Look for connections behind the line that have no meter, then at the meters one by one.",
    },
  },
};
