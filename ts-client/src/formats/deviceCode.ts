import { base64urlnopad } from "@scure/base";
import { InvalidValueError } from "../errors/invalidValue.ts";
import type { DeviceKey, KeyType } from "../generated/values.ts";
import { isSerial } from "../limits/limits.ts";

/** What a device shows so that its owner can register it. */
export interface DeviceCode {
  serial: string;
  deviceKey: DeviceKey;
  /** The device's signature over {@link possessionBytes}, 64 bytes. */
  proof: Uint8Array;
}

const keyBytes: Record<KeyType, number> = { ed25519: 32, secp256r1: 33, secp256k1: 33 };
const expected = "a device code, wm1.<key type>.<public key>.<proof>.<serial>";

/** `wm1.<key type>.<public key>.<proof>.<serial>`, key and proof in base64url without padding. */
export const encodeDeviceCode = ({ serial, deviceKey: { keyType, publicKey }, proof }: DeviceCode): string =>
  ["wm1", keyType, base64urlnopad.encode(publicKey), base64urlnopad.encode(proof), serial].join(".");

/** Reads a code; what people and scanners put around it or between its lines does not matter. Throws {@link InvalidValueError}. */
export function decodeDeviceCode(text: string): DeviceCode {
  const code = text.replace(/\s+/g, "");
  const [version, keyType, key = "", proof = "", ...rest] = code.split(".");
  const serial = rest.join(".");
  if (version !== "wm1" || !isKeyType(keyType) || !isSerial(serial)) throw new InvalidValueError(expected, text);
  const found = { serial, deviceKey: { keyType, publicKey: bytes(key, text) }, proof: bytes(proof, text) };
  if (found.deviceKey.publicKey.length !== keyBytes[keyType] || found.proof.length !== 64)
    throw new InvalidValueError(expected, text);
  return found;
}

const isKeyType = (text: string | undefined): text is KeyType => text !== undefined && Object.hasOwn(keyBytes, text);

function bytes(part: string, text: string): Uint8Array {
  try {
    return base64urlnopad.decode(part);
  } catch {
    throw new InvalidValueError(expected, text);
  }
}
