import { bech32 } from "@scure/base";
import { addressPrefix, chainTag, encodeDeviceCode, possessionBytes } from "@wattmesh/client";
import { OwnerError } from "../errors.ts";
import type { DeviceKey } from "./deviceKey.ts";

/** The code by which `owner` applies for the device's metering point: `wm1.<key type>.<public key>.<proof>.<serial>`. Throws `OwnerError`. */
export function deviceCode(
  chainId: string,
  key: DeviceKey,
  { owner, serial }: { owner: string; serial: string },
): string {
  if (!isAddress(owner)) throw new OwnerError(owner);
  const { keyType, publicKey } = key;
  const proof = key.sign(possessionBytes(chainTag(chainId), { owner, serial, publicKey }));
  return encodeDeviceCode({ serial, deviceKey: { keyType, publicKey }, proof });
}

/** Bech32 (BIP 173) of 20 bytes, or of 32 for an account that is no key's. */
export function isAddress(text: string): boolean {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    return prefix === addressPrefix && text === text.toLowerCase() && [20, 32].includes(bytes.length);
  } catch {
    return false;
  }
}
