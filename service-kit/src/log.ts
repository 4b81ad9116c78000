import { type Logger, pino } from "pino";

export type Log = Logger;

/** Structured logs on stdout, one JSON object a line, each with the name of its service. */
export const openLog = (service: string, level: string): Log =>
  pino({ level, timestamp: pino.stdTimeFunctions.isoTime, base: { service } });

/** For tests. */
export const silentLog: Log = pino({ level: "silent" });
