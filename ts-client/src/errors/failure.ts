/** Why the chain refused something, as far as its answer tells. */
export type FailureKind =
  | "unauthorized"
  | "insufficientFunds"
  | "insufficientFee"
  | "outOfGas"
  | "wrongSequence"
  | "txExpired"
  | "txTooLarge"
  | "mempoolFull"
  | "slotInSettlement"
  | "contract"
  | "other";

export interface Failure {
  kind: FailureKind;
  /** A sentence for people. */
  sentence: string;
  retryHelps: boolean;
}

/** What the chain answers when something fails. */
export interface Refusal {
  code: number;
  codespace: string;
  log: string;
}

interface SdkFailure {
  kind: FailureKind;
  retryHelps: boolean;
  sentence: string;
}

// Codes of cosmos-sdk/types/errors.
const sdkFailures: Record<number, SdkFailure> = {
  4: { kind: "unauthorized", retryHelps: false, sentence: "The signature or the signer is not accepted." },
  5: { kind: "insufficientFunds", retryHelps: false, sentence: "The account does not hold enough coins." },
  11: { kind: "outOfGas", retryHelps: false, sentence: "The transaction needs more gas than it was given." },
  13: { kind: "insufficientFee", retryHelps: false, sentence: "The fee is lower than the node asks for." },
  20: { kind: "mempoolFull", retryHelps: true, sentence: "The node has too many transactions waiting." },
  21: { kind: "txTooLarge", retryHelps: false, sentence: "The transaction is larger than the chain allows." },
  30: { kind: "txExpired", retryHelps: true, sentence: "The transaction came after the block it was valid for." },
  32: { kind: "wrongSequence", retryHelps: true, sentence: "Another transaction of this account came first." },
};

/** Reads a refusal. What is not known for sure keeps the chain's own words. */
export function explainFailure({ code, codespace, log }: Refusal): Failure {
  const words = contractWords(log);
  if (words !== undefined) return contractFailure(words);
  const known = codespace === "sdk" ? sdkFailures[code] : undefined;
  if (known) return { ...known };
  return { kind: "other", sentence: sentenceOf(log || `Code ${code} of ${codespace}`), retryHelps: false };
}

/** What a contract said, out of the frame that the chain puts around it. */
export function contractWords(log: string): string | undefined {
  const framed =
    /^(?:failed to execute message; message index: \d+: )?(?:dispatch: )*([\s\S]+?): (?:execute|query|instantiate|migrate|sudo) wasm contract failed/.exec(
      log,
    );
  return framed?.[1]?.replace(/^(?:submessages: |dispatch: )+/, "");
}

function contractFailure(words: string): Failure {
  const sentence = sentenceOf(words);
  if (/slot \d+ is being settled; try again/.test(words))
    return { kind: "slotInSettlement", sentence, retryHelps: true };
  if (/^sender \S+ may not do this/.test(words)) return { kind: "unauthorized", sentence, retryHelps: false };
  if (/^-?\d+ is more than the -?\d+ (available|coins held)/.test(words)) {
    return { kind: "insufficientFunds", sentence, retryHelps: false };
  }
  return { kind: "contract", sentence, retryHelps: false };
}

function sentenceOf(words: string): string {
  const text = words.trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
