/** A transaction that was signed for readings. Its bytes are stored before anybody else can have seen them. */
export interface Attempt {
  readonly attemptId: number;
  readonly address: string;
  readonly sequence: bigint;
  readonly hash: string;
  readonly bytes: Uint8Array;
  /** The chain's height when it was signed; `undefined` when an older relayer signed it. */
  readonly signedAtHeight: number | undefined;
  readonly timeoutHeight: number;
  readonly readings: number;
  readonly frozenAtMs: number;
}
