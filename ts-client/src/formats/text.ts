import { InvalidValueError } from "../errors/invalidValue.ts";

/** The text of a file in UTF-8, without the byte order mark that some editors put before it. */
export function decodeText(bytes: Uint8Array): string {
  // ASCII in UTF-16 has a zero in every second byte, also where no mark says which of the two.
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || first === 0 || second === 0) throw new InvalidValueError("text in UTF-8", "UTF-16");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidValueError("text in UTF-8", "other bytes");
  }
}

/** The content of a JSON file. */
export const parseJson = (bytes: Uint8Array) => JSON.parse(decodeText(bytes));
