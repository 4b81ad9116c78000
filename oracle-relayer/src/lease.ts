import { type Lease, takeName } from "@wattmesh/service-kit/lease";
import { KeyInUseError } from "./errors.ts";

/**
 * Keeps every other relayer of this machine from the key, until this process ends however it does: two on one key would have each other's transactions refused.
 *
 * Between machines or containers `SequenceWatch` notices.
 */
export async function takeLease(chainId: string, address: string): Promise<Lease> {
  const taken = await takeName("relayer", chainId, address);
  if ("holder" in taken) throw new KeyInUseError(address, taken.holder);
  return taken;
}
