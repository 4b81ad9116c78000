export { plainAddress } from "./address.ts";
export { decodeBankResults, encodeBankResults, type PackedResult } from "./bankResults.ts";
export { chainTag } from "./chainTag.ts";
export { type DeviceCode, decodeDeviceCode, encodeDeviceCode } from "./deviceCode.ts";
export { type Due, decodeDues, encodeDues } from "./dues.ts";
export { decodeFreedReserves, encodeFreedReserves, type FreedReserve } from "./freedReserves.ts";
export { bankOf, bankSize, indexInBank, meterIdAt } from "./meterId.ts";
export { decodeOrderEnds, encodeOrderEnds, type OrderEnd } from "./orderEnds.ts";
export { decodeOrderFills, encodeOrderFills, type PackedFill } from "./orderFills.ts";
export { decodeOrders, encodeOrders, type PackedOrder } from "./orders.ts";
export { type Possession, possessionBytes } from "./possession.ts";
export { type MeterQuality, qualityBytes } from "./quality.ts";
export { type Reading, readingBytes, readingFlags } from "./reading.ts";
export {
  type BatchReading,
  decodeReadingBatch,
  encodeReadingBatch,
  maxBatchBytes,
  type ReadingBatch,
  signatureLength,
  signedReading,
} from "./readingBatch.ts";
export { type RegistersAt, type Restart, restartBytes } from "./restart.ts";
export { rotationBytes } from "./rotation.ts";
export { decodeText, parseJson } from "./text.ts";
export {
  decodeVerdicts,
  encodeVerdicts,
  isFinalVerdict,
  type PackedVerdict,
  type Verdict,
  verdicts,
} from "./verdicts.ts";
