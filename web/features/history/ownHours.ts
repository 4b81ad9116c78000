/** Hours of the day, on some days, that somebody wants to know of. */
export interface OwnHours {
  /** Of the week, from 1, Monday. */
  days: "1-7" | "1-5" | "6-7";
  /** As a field for a time has it: `17:00`; empty where none is chosen. */
  from: string;
  to: string;
}

/** Before anything is chosen: the evening, which tariffs by the hour make dearest. */
export const ownHours: OwnHours = { days: "1-7", from: "17:00", to: "21:00" };

/** As the indexer is asked for them; nothing while a time is missing. The same time twice is the whole day from then on. */
export function windowsOf({ days, from, to }: OwnHours): string | undefined {
  const [begins, ends] = [from, to].map((time) => /^(\d\d):(\d\d)/.exec(time));
  return begins && ends ? `own.${days}.${begins[1]}${begins[2]}-${ends[1]}${ends[2]}` : undefined;
}
