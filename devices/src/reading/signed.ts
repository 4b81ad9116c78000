import {
  type MeterQuality,
  qualityBytes,
  type Reading,
  type RegistersAt,
  type Restart,
  readingBytes,
  restartBytes,
} from "@wattmesh/client";
import type { DeviceKey } from "../key/deviceKey.ts";

/** A reading as it was signed: 64 bytes over `readingBytes`, or over a charging station's record. */
export interface SignedReading extends Reading {
  signature: Uint8Array;
  /** A charging station's, which is published as it is. */
  record?: Uint8Array;
}

/** That a meter's counter starts again, from `first` on: 64 bytes over `restartBytes`. */
export interface SignedRestart extends RegistersAt {
  meterId: number;
  signature: Uint8Array;
}

/** @param tag `chainTag` of the chain. */
export const signReading = (key: DeviceKey, tag: Uint8Array, reading: Reading): SignedReading => ({
  ...reading,
  signature: key.sign(readingBytes(tag, reading)),
});

/** @param tag `chainTag` of the chain. */
export const signRestart = (key: DeviceKey, tag: Uint8Array, restart: Restart): SignedRestart => ({
  meterId: restart.meterId,
  ...restart.first,
  signature: key.sign(restartBytes(tag, restart)),
});

/** What a meter saw of its power in a slot, as `submitQuality` takes it: 64 bytes over `qualityBytes`. */
export interface SignedQuality extends MeterQuality {
  signature: Uint8Array;
}

/** @param tag `chainTag` of the chain. */
export const signQuality = (key: DeviceKey, tag: Uint8Array, seen: MeterQuality): SignedQuality => ({
  ...seen,
  signature: key.sign(qualityBytes(tag, seen)),
});
