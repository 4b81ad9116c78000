import type { Config } from "../config.ts";
import { openOutbox } from "../outbox/outbox.ts";
import { identityOf, readDeploymentOf, receiveOptions } from "../setup.ts";

/**
 * Has readings of a meter that the contract refused tried again, when what they were refused for is over; those of `slot` alone, or all. How many. It is for a
 * relayer that does not run, and throws `StoreInUseError` beside one.
 */
export function replay(config: Config, meterId: number, slot: number | undefined): number {
  const outbox = openOutbox(config.store.path, identityOf(readDeploymentOf(config)), receiveOptions(config));
  try {
    return outbox.replay(meterId, slot);
  } finally {
    outbox.close();
  }
}
