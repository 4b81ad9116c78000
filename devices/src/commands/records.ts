import { openLog } from "@wattmesh/service-kit/log";
import { systemTime } from "@wattmesh/service-kit/time";
import type { Config } from "../config.ts";
import { ConfigError } from "../errors.ts";
import { RecordFiles } from "../ocmf/recordFiles.ts";
import { type SlotRecordOptions, slotRecord } from "../ocmf/slotRecord.ts";
import type { SignedReading } from "../reading/signed.ts";
import { RejectedError } from "../source/rejection.ts";
import { Rejections } from "../store/rejections.ts";
import { openMeterSession } from "./meterSession.ts";
import { openReadings } from "./openMeter.ts";

/**
 * Publishes the records of a charging station that are put into a file or folder, those of slots' ends, and keeps each until the chain has it. Until the signal,
 * or until the store fails, whose error it throws.
 */
export async function passRecords(config: Config, stop: AbortSignal): Promise<void> {
  const { records, serial, store } = config;
  if (records === undefined)
    throw new ConfigError(
      "records",
      undefined,
      "is missing: [records] says where a charging station's records are put",
    );
  const log = openLog("meter", config.log.level);
  const { meterId, readings, deployment, close } = await openReadings(config, log);
  const rejections = new Rejections(store.path, log);
  const failed = new AbortController();
  let failure: { error: unknown } | undefined;
  const session = openMeterSession(config, {
    meterId,
    readings,
    log,
    onFailed: (error) => {
      failure ??= { error };
      failed.abort();
    },
  });
  const files = new RecordFiles(records.path);
  const { slotSeconds } = deployment;
  const options = { meterId, serial, slotSeconds, maxClockSkewSeconds: records.maxClockSkewSeconds };
  const signal = AbortSignal.any([stop, failed.signal]);
  log.info({ meterId, slotSeconds, path: records.path, assurance: "certified meter" }, "started");
  try {
    while (!signal.aborted) {
      const found = files
        .read((file, reason) => rejections.reject({ reason: "unreachable", detail: `${file}: ${reason}` }))
        .flatMap(({ bytes }) => readOne(bytes, options, rejections) ?? [])
        .sort((one, other) => one.slot - other.slot);
      const kept: SignedReading[] = [];
      for (const reading of found) {
        // A file that grew is read again, and of a slot there is one record.
        if (reading.slot <= (readings.lastSigned?.slot ?? -1)) continue;
        readings.keep(reading);
        kept.push(reading);
        log.info({ slot: reading.slot, importWh: String(reading.importTotalWh) }, "kept");
      }
      await session.publish(kept);
      await systemTime.pause(records.everySeconds * 1_000, signal);
    }
  } finally {
    await session.close();
  }
  if (failure !== undefined) throw failure.error;
  close();
  log.info({ waiting: readings.unacknowledged().length }, "stopped");
}

function readOne(bytes: Uint8Array, options: SlotRecordOptions, rejections: Rejections): SignedReading | undefined {
  try {
    return slotRecord(bytes, options);
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    rejections.reject(error);
    return undefined;
  }
}
