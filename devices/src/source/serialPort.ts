import { execFile } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import type { Readable } from "node:stream";
import { ReadStream } from "node:tty";
import { promisify } from "node:util";
import type { SerialTransport } from "./template.ts";

/** Opens a serial port to read the bytes that come, as they come. Linux's own `stty` sets it up. */
export async function openSerialPort(port: string, { baud, data_bits, parity }: SerialTransport): Promise<Readable> {
  const settings = [String(baud), `cs${data_bits}`, parity === "even" ? "parenb" : "-parenb", "-parodd", "-cstopb"];
  await promisify(execFile)("stty", ["-F", port, "raw", "-echo", "clocal", "cread", ...settings]);
  const descriptor = openSync(port, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
  try {
    return new ReadStream(descriptor);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
