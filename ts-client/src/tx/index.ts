export { type BlockEvents, blockEvents } from "./blockEvents.ts";
export { type BroadcastResult, broadcastTx } from "./broadcastTx.ts";
export { distinctMemo } from "./distinctMemo.ts";
export {
  type FindSignedReadingErrorType,
  type FindSignedReadingParameters,
  findSignedReading,
  type SignedReading,
} from "./findSignedReading.ts";
export { type FoundTx, findTx } from "./findTx.ts";
export { feeFor, simulateGas } from "./gas.ts";
export { getSequence, type Sequence } from "./getSequence.ts";
export { latestHeight } from "./latestHeight.ts";
export type { PendingTx, TxPlace } from "./pendingTx.ts";
export { type ResumeErrorType, resumeTx } from "./resumeTx.ts";
export { type SendErrorType, type SendOptions, type SentTx, sendMessages } from "./sendMessages.ts";
export { hashOf, type SignedTx, type SignTxParameters, signTx } from "./signTx.ts";
export { TxSearch, type TxSighting } from "./txSearch.ts";
export { type WaitOptions, waitForTx } from "./waitForTx.ts";
