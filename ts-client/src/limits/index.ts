export {
  byteLength,
  isOnTick,
  isSerial,
  limits,
  maxAmountMicro,
  maxEnergyWh,
  maxPriceMicroPerKwh,
} from "./limits.ts";
