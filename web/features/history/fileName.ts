import type { View } from "@/lib/time/period";

/** `wattmesh-WM-00001-2026-11.csv`: whose, which day, week, month or year, and what of it where it is not the bills. */
export function fileName(serial: string, view: View, from: string, kind: "csv" | "xml", what?: string): string {
  const whose = serial.replace(/[^\w.-]+/g, "_");
  const when = view === "week" ? `week-${from}` : from.slice(0, { day: 10, month: 7, year: 4 }[view]);
  return `wattmesh-${whose}-${when}${what === undefined ? "" : `-${what}`}.${kind}`;
}
