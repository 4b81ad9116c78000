import { crc16Arc } from "../../src/source/formats/dsmr.ts";

/** A P1 telegram with these data lines and its right checksum. */
export function telegram(...lines: string[]): Buffer {
  const text = `/WMX5\\TEST-METER\r\n\r\n1-3:0.2.8(50)\r\n${lines.map((line) => `${line}\r\n`).join("")}!`;
  const crc = crc16Arc(Buffer.from(text)).toString(16).toUpperCase().padStart(4, "0");
  return Buffer.from(`${text}${crc}\r\n`);
}

export const usual = [
  "0-0:1.0.0(261129170000W)",
  "1-0:1.8.1(001581.123*kWh)",
  "1-0:1.8.2(001435.706*kWh)",
  "1-0:2.8.1(000010.000*kWh)",
  "1-0:2.8.2(000000.999*kWh)",
  "1-0:1.7.0(02.027*kW)",
];
