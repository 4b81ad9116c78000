/** An address in small letters. QR codes may hold it in capitals, which Bech32 (BIP 173) takes for the same; whatever else stays as it is. */
export const plainAddress = (text: string): string =>
  /^[A-Z]+1[02-9AC-HJ-NP-Z]+$/.test(text) ? text.toLowerCase() : text;
