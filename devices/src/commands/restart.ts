import { createClient, getRegisters } from "@wattmesh/client";
import { openLog } from "@wattmesh/service-kit/log";
import type { Config } from "../config.ts";
import { NothingCountsError } from "../errors.ts";
import type { SignedRestart } from "../reading/signed.ts";
import { openMeter } from "./openMeter.ts";

/** Where registers stood when they had started again. */
export interface NewRegisters {
  readonly slot: number;
  readonly importTotalWh: bigint;
  readonly exportTotalWh: bigint;
}

/**
 * Signs that the meter's counter starts again after the last reading that counts, which the chain is asked for, and keeps it: the meter publishes it when it
 * runs the next time. Throws `NothingCountsError` while no reading counts.
 */
export async function restart(config: Config, first: NewRegisters): Promise<SignedRestart> {
  const { meter, deployment, close } = await openMeter(config, openLog("meter", config.log.level));
  try {
    const { registers } = await getRegisters(createClient(deployment), { meterId: meter.meterId });
    if (registers === undefined) throw new NothingCountsError(meter.meterId);
    return meter.restart(registers, first);
  } finally {
    close();
  }
}
