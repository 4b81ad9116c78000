import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** Structured logs on stdout, or where `to` says, one JSON object a line, each with the name of its service. */
export const openLog = (service: string, level: string, to?: DestinationStream): Log => {
  const options = { level, timestamp: pino.stdTimeFunctions.isoTime, base: { service } };
  return to === undefined ? pino(options) : pino(options, to);
};

/** For tests. */
export const silentLog: Log = pino({ level: "silent" });
