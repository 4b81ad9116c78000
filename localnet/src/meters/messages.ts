export { readingPayload, readMeterMessage } from "../../../devices/src/index.ts";
