import { WalletError, type WalletErrorKind } from "./port";

/** What a wallet threw, told apart by what its user can do: by its codes where it has some, by its words only where it has none. */
export function walletErrorOf(error: unknown): WalletError {
  if (error instanceof WalletError) return error;
  const message = wordsOf(error);
  return new WalletError(kindOfCode(error) ?? kindOfWords(message), message, { cause: error });
}

/** Wallets throw errors, objects with a message, and bare words. */
function wordsOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const { message } = error as { message?: unknown };
  return typeof message === "string" && message !== "" ? message : JSON.stringify(error);
}

/** EIP-1193, EIP-1474 and JSON-RPC. */
const standardCodes: Record<number, WalletErrorKind> = {
  4001: "rejected",
  4100: "locked",
  4200: "cannotSign",
  4901: "wrongChain",
  4902: "wrongChain",
  // A question of before is still open in the wallet.
  [-32_002]: "locked",
  [-32_004]: "cannotSign",
  [-32_601]: "cannotSign",
};

/** Wallets that descend from Keplr's code number errors within a module. */
const moduleCodes: Record<string, WalletErrorKind> = {
  "chains 411": "wrongChain",
  "permission 130": "locked",
};

function kindOfCode(error: unknown): WalletErrorKind | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, module } = error as { code?: unknown; module?: unknown };
  if (typeof code !== "number") return undefined;
  return typeof module === "string" ? moduleCodes[`${module} ${code}`] : standardCodes[code];
}

/** In this order: who says that a device cannot sign may also say that it has refused to. */
const wordings: [RegExp, WalletErrorKind][] = [
  [
    /sign[_ ]?mode[_ ]direct|direct sign|signdirect.*not a function|ledger.*(?:can't|cannot|not|un|only).*(?:sign|support)|(?:not|un) ?support.*(?:ledger|sign)|data is invalid ?: ?unexpected/i,
    "cannotSign",
  ],
  [
    /no (?:modular )?chain info|(?:unknown|unsupported|invalid|unrecogni[sz]ed) chain|chain\b.*\b(?:not|isn't|doesn't)\b.*\b(?:found|registered|added|supported|exist)|not (?:been )?(?:found|registered).*\bchain/i,
    "wrongChain",
  ],
  [/reject|denied|declin|cancel|(?:user|window|popup) (?:was )?closed/i, "rejected"],
  [
    /\b(?:un)?lock(?:ed)?\b|not (?:been )?(?:permitted|enabled|connected|authori[sz]ed|approved)|unauthori[sz]ed/i,
    "locked",
  ],
];

const kindOfWords = (message: string): WalletErrorKind =>
  wordings.find(([wording]) => wording.test(message.replaceAll("’", "'")))?.[1] ?? "failed";
