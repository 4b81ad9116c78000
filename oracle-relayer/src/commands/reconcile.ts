import { systemTime } from "@wattmesh/service-kit/time";
import { KnownMeters } from "../chain/knownMeters.ts";
import { reconcile as makeAgree } from "../chain/reconcile.ts";
import type { Config } from "../config.ts";
import { AttemptInFlightError } from "../errors.ts";
import { openOutbox } from "../outbox/outbox.ts";
import type { Reconciled } from "../outbox/reconcile.ts";
import { identityOf, openChain, readDeploymentOf, receiveOptions } from "../setup.ts";

/**
 * Makes the store agree with the contract's registers: the chain wins, and an empty store is filled. A relayer that runs does so by itself; this is for one that
 * does not, and throws `StoreInUseError` beside one.
 */
export async function reconcile(config: Config): Promise<Reconciled> {
  const deployment = readDeploymentOf(config);
  const chain = await openChain(config, deployment);
  const outbox = openOutbox(config.store.path, identityOf(deployment), receiveOptions(config));
  try {
    const [attempt] = outbox.attempts.inFlight();
    if (attempt !== undefined) throw new AttemptInFlightError(attempt.hash);
    return await makeAgree(outbox, chain, new KnownMeters(), systemTime);
  } finally {
    outbox.close();
  }
}

/** What was found, in words. */
export const describeReconciled = ({ ahead, behind }: Reconciled): string =>
  ahead + behind === 0
    ? "store and chain agree"
    : `the chain was ahead of the store for ${ahead} meters and behind it for ${behind}; the store is as the chain has it`;
