export {
  byteLength,
  isConnection,
  isOnTick,
  isSerial,
  limits,
  maxAmountMicro,
  maxEnergyWh,
  maxPriceMicroPerKwh,
  plainConnection,
} from "./limits.ts";
