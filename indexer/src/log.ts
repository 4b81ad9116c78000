import { type Logger, pino } from "pino";

export type Log = Logger;

/** Structured logs on stdout, one JSON object a line. */
export const openLog = (level: string): Log =>
  pino({ level, timestamp: pino.stdTimeFunctions.isoTime, base: { service: "indexer" } });

/** For tests. */
export const silentLog: Log = pino({ level: "silent" });
