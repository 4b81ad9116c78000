import { readFileSync } from "node:fs";
import { openLog } from "@wattmesh/service-kit/log";
import { systemTime } from "@wattmesh/service-kit/time";
import type { Config } from "../config.ts";
import { ClockWatch } from "../meter/clockWatch.ts";
import { runMeter } from "../meter/runMeter.ts";
import type { Source } from "../source/source.ts";
import { Rejections } from "../store/rejections.ts";
import { openMeterSession } from "./meterSession.ts";
import { openMeter } from "./openMeter.ts";

export interface RunMeterOptions {
  readonly source: Source;
  /** What is read, and what a reading of it is worth. */
  readonly about: { readonly model: string; readonly assurance: string };
  /** How old registers may be at the end of a slot. */
  readonly mostAgeSeconds: number;
  readonly signal: AbortSignal;
  /** Called with the number of readings that were acknowledged just now. */
  readonly onAcknowledged?: (readings: number) => void;
}

/** Runs the meter of a configuration until the signal, or until its store fails, whose error it throws. */
export async function run(
  config: Config,
  { source, about, mostAgeSeconds, signal, onAcknowledged }: RunMeterOptions,
): Promise<void> {
  const log = openLog("meter", config.log.level);
  const { meter, deployment, close } = await openMeter(config, log);
  const { slotSeconds } = deployment;
  const rejections = new Rejections(config.store.path, log);
  const failed = new AbortController();
  let failure: { error: unknown } | undefined;
  const { meterId } = meter;
  const session = openMeterSession(config, {
    meterId,
    readings: meter.log,
    log,
    onAcknowledged,
    onFailed: (error) => {
      failure ??= { error };
      failed.abort();
    },
  });
  const publicKey = Buffer.from(meter.publicKey).toString("hex");
  log.info({ meterId, publicKey, slotSeconds, ...about }, "started");
  try {
    await runMeter({
      meter,
      source,
      slotSeconds,
      mostAgeSeconds,
      time: systemTime,
      clock: new ClockWatch(systemTime.now),
      isTampered: () => isOpen(config.events.tamperFile),
      publish: (readings) => session.publish(readings),
      reject: (rejection) => rejections.reject(rejection),
      log,
      signal: AbortSignal.any([signal, failed.signal]),
    });
  } finally {
    await session.close();
  }
  if (failure !== undefined) throw failure.error;
  close();
  log.info({ waiting: meter.log.unacknowledged().length }, "stopped");
}

/** A contact of the lid as Linux shows it, `1` when it is open. One that cannot be read tells nothing. */
function isOpen(file: string | undefined): boolean {
  if (file === undefined) return false;
  try {
    return readFileSync(file, "utf8").trim() === "1";
  } catch {
    return false;
  }
}
