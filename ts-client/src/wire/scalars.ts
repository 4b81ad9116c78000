import { base64 } from "@scure/base";
import { InvalidValueError } from "../errors/invalidValue.ts";
import { encodeBase64 } from "./base64.ts";

/** Bytes of the base64 in which contracts speak. */
export function bytesFromWire(text: string): Uint8Array {
  try {
    return base64.decode(text);
  } catch {
    throw new InvalidValueError("base64", text);
  }
}

export const bytesToWire = (bytes: Uint8Array): string => encodeBase64(bytes);

export const decimalToWire = (value: bigint): string => value.toString();

/** A number of JSON. What a double cannot hold stays a bigint, which `writeJson` writes digit by digit. */
export function integerToWire(value: bigint): number {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : (value as unknown as number);
}
