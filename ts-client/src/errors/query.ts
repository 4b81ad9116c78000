import { explainFailure, type FailureKind, type Refusal } from "./failure.ts";
import { WattmeshError } from "./wattmeshError.ts";

/** A query was answered with an error: what was asked for is not there, or was asked for wrongly. */
export class QueryError extends WattmeshError {
  readonly retryHelps: boolean;
  readonly kind: FailureKind;
  readonly path: string;
  readonly code: number;
  readonly codespace: string;
  readonly log: string;

  constructor(path: string, refusal: Refusal) {
    const { kind, sentence, retryHelps } = explainFailure(refusal);
    super(sentence);
    this.retryHelps = retryHelps;
    this.kind = kind;
    this.path = path;
    this.code = refusal.code;
    this.codespace = refusal.codespace;
    this.log = refusal.log;
  }
}
