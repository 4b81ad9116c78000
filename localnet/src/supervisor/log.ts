import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** How long a log becomes; one older file of the same length is kept beside it. */
export const LOG_BYTES = 4 << 20;

export interface Log {
  write(text: string): void;
  close(): void;
}

/** Appends to a file. When that is full it becomes `FILE.1`, in place of an older one, and a new one begins. */
export function openLog(file: string, mostBytes = LOG_BYTES): Log {
  mkdirSync(dirname(file), { recursive: true });
  let descriptor = openSync(file, "a");
  let bytes = fstatSync(descriptor).size;
  return {
    write(text) {
      const content = Buffer.from(text);
      if (bytes > 0 && bytes + content.length > mostBytes) {
        closeSync(descriptor);
        renameSync(file, `${file}.1`);
        descriptor = openSync(file, "a");
        bytes = 0;
      }
      writeSync(descriptor, content);
      bytes += content.length;
    },
    close: () => closeSync(descriptor),
  };
}
