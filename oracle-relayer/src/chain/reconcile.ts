import { ChainUnreachableError } from "@wattmesh/service-kit/errors";
import type { TimeSource } from "@wattmesh/service-kit/time";
import type { Outbox } from "../outbox/outbox.ts";
import type { Reconciled } from "../outbox/reconcile.ts";
import type { KnownMeters } from "./knownMeters.ts";
import type { ChainPort } from "./port.ts";

/**
 * Makes the store agree with the contract's registers, bank by bank, and forgets meters that the chain does not have. Only while no attempt is in flight.
 *
 * The registers of a node that lags behind the last height applied to the store would make final readings pending, so it waits for the node.
 */
export async function reconcile(
  outbox: Outbox,
  chain: ChainPort,
  known: KnownMeters,
  time: TimeSource,
): Promise<Reconciled> {
  const { height, catchingUp } = await chain.status();
  const applied = outbox.appliedHeight();
  if (catchingUp || height < applied) {
    throw new ChainUnreachableError(`the node is at height ${height} and catching up; the outbox has seen ${applied}`);
  }
  const registered = await chain.banks();
  known.learn(registered);
  outbox.reconcile.forget((meterId) => !known.has(meterId));
  const banks = new Set([...registered.map(({ bank }) => bank), ...outbox.reconcile.banks()]);
  const sum = { ahead: 0, behind: 0 };
  for (const bank of banks) {
    const { ahead, behind } = outbox.reconcile.bank(bank, await chain.bankRegisters(bank), time.now());
    sum.ahead += ahead;
    sum.behind += behind;
  }
  return sum;
}
