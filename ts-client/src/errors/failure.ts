/** Why the chain refused something, as far as its answer tells. */
export type FailureKind =
  | "unauthorized"
  | "insufficientFunds"
  | "insufficientFee"
  | "outOfGas"
  | "gasLimitTooHigh"
  | "wrongSequence"
  | "txExpired"
  | "txTooLarge"
  | "mempoolFull"
  | "slotInSettlement"
  | "orderInBatch"
  | "orderNotOpen"
  | "pastGate"
  | "tooManyOrders"
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
  /** Its code and text in cosmos-sdk/types/errors. */
  code: number;
  text: string;
  kind: FailureKind;
  retryHelps: boolean;
  /** Nothing: the chain's own words say more. */
  sentence?: string;
}

const sdkFailures: SdkFailure[] = [
  { code: 4, text: "unauthorized", kind: "unauthorized", retryHelps: false },
  {
    code: 5,
    text: "insufficient funds",
    kind: "insufficientFunds",
    retryHelps: false,
    sentence: "The account does not hold enough coins.",
  },
  {
    code: 11,
    text: "out of gas",
    kind: "outOfGas",
    retryHelps: false,
    sentence: "The transaction needs more gas than it was given.",
  },
  {
    code: 13,
    text: "insufficient fee",
    kind: "insufficientFee",
    retryHelps: false,
    sentence: "The fee is lower than the node asks for.",
  },
  {
    code: 20,
    text: "mempool is full",
    kind: "mempoolFull",
    retryHelps: true,
    sentence: "The node has too many transactions waiting.",
  },
  {
    code: 21,
    text: "tx too large",
    kind: "txTooLarge",
    retryHelps: false,
    sentence: "The transaction is larger than the chain allows.",
  },
  {
    code: 30,
    text: "tx timeout height",
    kind: "txExpired",
    retryHelps: true,
    sentence: "The transaction came after the last block it was valid for.",
  },
  {
    code: 32,
    text: "incorrect account sequence",
    kind: "wrongSequence",
    retryHelps: true,
    sentence: "Another transaction of this account came first.",
  },
  { code: 41, text: "invalid gas limit", kind: "gasLimitTooHigh", retryHelps: false },
];

/** Reads a refusal. What is not known for sure keeps the chain's own words. */
export function explainFailure({ code, codespace, log }: Refusal): Failure {
  const said = contractWords(log);
  if (said !== undefined) return contractFailure(said);
  const words = withoutFrame(log);
  const known = sdkFailures.find(
    (failure) => (codespace === "sdk" && failure.code === code) || words.endsWith(`: ${failure.text}`),
  );
  const sentence = known?.sentence ?? sentenceOf(words || `code ${code} of ${codespace}`);
  return { kind: known?.kind ?? "other", sentence, retryHelps: known?.retryHelps ?? false };
}

/** What a contract said, out of the frame that the chain puts around it; nothing when no contract spoke. */
export function contractWords(log: string): string | undefined {
  const framed = /^([\s\S]+?): (?:execute|query|instantiate|migrate|sudo) wasm contract failed/.exec(withoutFrame(log));
  return framed?.[1]?.replace(/^(?:dispatch: |submessages: )+/, "");
}

/** Drops what gRPC, the message router and a simulation put around the words. */
const withoutFrame = (log: string): string =>
  log
    .replace(/^rpc error: code = \w+ desc = /, "")
    .replace(/^failed to execute message; message index: \d+: /, "")
    .replace(/: unknown request$/, "")
    .replace(/ \[[^\]]*\] with gas used: '\d+'$/, "");

/** Sentences of contracts that a program may want to tell apart. */
const contractFailures: { words: RegExp; kind: FailureKind; retryHelps: boolean }[] = [
  { words: /^slot \d+ is being settled; try again/, kind: "slotInSettlement", retryHelps: true },
  { words: /^order \d+ belongs to the batch of slot \d+ .*; try again/, kind: "orderInBatch", retryHelps: true },
  { words: /^\d+ orders on top of \d+, at most \d+: .*; try again/, kind: "tooManyOrders", retryHelps: true },
  { words: /^order \d+ of slot \d+ is filled or has ended$/, kind: "orderNotOpen", retryHelps: false },
  { words: /^slot \d+ began at \d+;/, kind: "pastGate", retryHelps: false },
  { words: /^sender \S+ may not do this$/, kind: "unauthorized", retryHelps: false },
  {
    words: /^\d+ is more than the -?\d+ (?:available|coins held|that)\b/,
    kind: "insufficientFunds",
    retryHelps: false,
  },
];

function contractFailure(words: string): Failure {
  const sentence = sentenceOf(words);
  const withoutPlace = words.replace(/^orders\[\d+\]: /, "");
  const known = contractFailures.find((failure) => failure.words.test(withoutPlace));
  return { kind: known?.kind ?? "contract", sentence, retryHelps: known?.retryHelps ?? false };
}

/** Addresses and other names with digits stay as they are. */
function sentenceOf(words: string): string {
  const text = words.trim().replace(/^[a-z]+(?= |$)/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
