export { type Config, connectionOf, loadConfig } from "./config.ts";
export { Fault, type HowToSay } from "./csv/fault.ts";
export {
  billionthsOf,
  type Decimal,
  type DecimalMark,
  decimalMarkOf,
  parseDecimal,
  type Written,
} from "./csv/number.ts";
export { parseTable, type Row, type Separator, type Table } from "./csv/table.ts";
export { instantsOf, isTime } from "./csv/time.ts";
export { type Unit, unitIn, units } from "./csv/unit.ts";
export * from "./errors.ts";
export { deviceCode, isAddress } from "./key/deviceCode.ts";
export { type DeviceKey, deviceKey, newPrivateKey } from "./key/deviceKey.ts";
export { createKeyFile, readKeyFile } from "./key/keyFile.ts";
export { ClockWatch } from "./meter/clockWatch.ts";
export { type Flags, Meter, type MeterOptions } from "./meter/meter.ts";
export { type RunOptions, runMeter } from "./meter/runMeter.ts";
export {
  type MeterMessage,
  readingPayload,
  readingTopic,
  readMeterMessage,
  restartPayload,
  restartTopic,
} from "./mqtt/messages.ts";
export { type MeterSession, type Outgoing, openSession, type SessionOptions } from "./mqtt/session.ts";
export { type Contained, recordsIn } from "./ocmf/container.ts";
export { KeyFormatError } from "./ocmf/publicKey.ts";
export { MalformedRecordError, type OcmfReading, type OcmfRecord, parseRecord } from "./ocmf/record.ts";
export { type OcmfFault, type OcmfVerdict, verifyRecords } from "./ocmf/verify.ts";
export {
  type SignedQuality,
  type SignedReading,
  type SignedRestart,
  signQuality,
  signReading,
  signRestart,
} from "./reading/signed.ts";
export { RejectedError, type Rejection, type RejectionReason, rejectionReasons } from "./source/rejection.ts";
export type { Missed, Sample, Source, SourceEvents } from "./source/source.ts";
export { type LastSigned, type Mended, ReadingLog, type ReadingLogOptions } from "./store/readingLog.ts";
