import { chainTag, type Deployment, slotAt } from "@wattmesh/client";
import { type Lease, takeName } from "@wattmesh/service-kit/lease";
import type { Log } from "@wattmesh/service-kit/log";
import { type Config, meterIdOf, readDeploymentOf } from "../config.ts";
import { StoreInUseError } from "../errors.ts";
import { openKey } from "../key/openKey.ts";
import { Meter } from "../meter/meter.ts";
import { ReadingLog } from "../store/readingLog.ts";

export interface OpenMeter {
  readonly meter: Meter;
  readonly deployment: Deployment;
  readonly close: () => void;
}

/** What a meter keeps, which no other process of this machine has. */
export interface OpenReadings {
  readonly meterId: number;
  readonly readings: ReadingLog;
  readonly deployment: Deployment;
  readonly close: () => void;
}

/** The meter of a configuration. Says what had to be mended. */
export async function openMeter(config: Config, log: Log): Promise<OpenMeter> {
  const key = await openKey(config);
  const { meterId, readings, deployment, close } = await openReadings(config, log);
  const { chainId, contracts } = deployment;
  const meter = new Meter({ chainId, contract: contracts.metering, meterId, key, log: readings });
  return { meter, deployment, close };
}

/** What the meter of a configuration keeps. Says what had to be mended. */
export async function openReadings(config: Config, log: Log): Promise<OpenReadings> {
  const meterId = meterIdOf(config);
  const deployment = readDeploymentOf(config);
  const { chainId, slotSeconds } = deployment;
  const lease = await takeMeter(config, chainId, meterId);
  const { path, mostReadings, keepAcknowledged } = config.store;
  const readings = ReadingLog.open(path, {
    tag: chainTag(chainId),
    meterId,
    mostReadings,
    keepAcknowledged,
    currentSlot: () => slotAt(Math.floor(Date.now() / 1_000), slotSeconds),
  });
  const { damagedLines, tornBytes, keptAs } = readings.mended;
  if (tornBytes > 0) log.warn({ tornBytes }, "the log ended within a line, which is cut off: nobody had heard of it");
  if (damagedLines.length > 0)
    log.error(
      { lines: damagedLines.slice(0, 20), damaged: damagedLines.length, keptAs },
      "lines of the log are damaged",
    );
  return {
    meterId,
    readings,
    deployment,
    close: () => {
      readings.close();
      lease.release();
    },
  };
}

async function takeMeter({ store }: Config, chainId: string, meterId: number): Promise<Lease> {
  const taken = await takeName("meter", chainId, String(meterId));
  if ("holder" in taken) throw new StoreInUseError(store.path, taken.holder);
  return taken;
}
