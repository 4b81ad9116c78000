export { createKeyFile, type DeviceKey, deviceKey, newPrivateKey, readKeyFile } from "../../../devices/src/index.ts";
