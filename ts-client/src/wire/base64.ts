/** Arguments of one call at most. */
const CHUNK_BYTES = 0x2000;

/** Base64 by what every engine has built in: a transaction full of readings has hundreds of kilobytes. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES));
  return btoa(text);
}
