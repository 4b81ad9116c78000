import type { Log } from "@wattmesh/service-kit/log";
import { type Config, connectionOf } from "../config.ts";
import { type MeterSession, openSession } from "../mqtt/session.ts";
import type { ReadingLog } from "../store/readingLog.ts";

export interface MeterSessionOptions {
  readonly meterId: number;
  readonly readings: ReadingLog;
  readonly log: Log;
  /** Called with the number of readings that were acknowledged just now. */
  readonly onAcknowledged?: ((readings: number) => void) | undefined;
  /** Keeping something failed: the process has to end. */
  readonly onFailed: (error: unknown) => void;
}

/** The connection of a meter, on which all that it keeps is published until it is acknowledged. */
export function openMeterSession(config: Config, options: MeterSessionOptions): MeterSession {
  const { meterId, readings, log, onAcknowledged, onFailed } = options;
  return openSession({
    url: config.mqtt.url,
    community: config.community,
    meterId,
    clientId: config.mqtt.clientId ?? `meter-${meterId}`,
    connection: connectionOf(config),
    outgoing: {
      unacknowledged: () => readings.unacknowledged(),
      between: (id, from, to) => readings.between(id, from, to),
      restart: () => readings.restart(),
      acknowledge: (id, slot) => {
        const before = readings.unacknowledged().length;
        readings.acknowledge(id, slot);
        const acknowledged = before - readings.unacknowledged().length;
        if (acknowledged === 0) return;
        log.info({ slot, readings: acknowledged }, "acknowledged");
        onAcknowledged?.(acknowledged);
      },
    },
    onRefused: ({ slot, verdict, reason }) => log.warn({ slot, verdict, reason }, "refused by the chain"),
    onTrouble: (trouble) => log.warn({ trouble }, "broker"),
    onFailed,
  });
}
