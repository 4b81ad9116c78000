import { hex } from "@scure/base";

const NUMBER_BYTES = 8;

/**
 * A memo that no other transaction has: the sender's own words, and behind them `#` and a random number of 64 bits in hex.
 *
 * Two devices of an account that sign the same content would otherwise make the same bytes, and each would find the other's transaction as its own.
 */
export function distinctMemo(words = ""): string {
  const number = `#${hex.encode(crypto.getRandomValues(new Uint8Array(NUMBER_BYTES)))}`;
  return words === "" ? number : `${words} ${number}`;
}
