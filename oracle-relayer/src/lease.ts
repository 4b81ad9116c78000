import { type Lease, takeKey } from "@wattmesh/service-kit/lease";

/** This machine's lease on the key. Between machines or containers `SequenceWatch` notices. Throws `KeyInUseError`. */
export const takeLease = (chainId: string, address: string): Promise<Lease> => takeKey("relayer", chainId, address);
