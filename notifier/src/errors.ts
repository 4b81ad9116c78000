import { ServiceError, shown } from "@wattmesh/service-kit/errors";

/** A question that is refused; `code` is for programs, `status` is HTTP's. */
export class RefusedError extends ServiceError {
  readonly retryHelps: boolean;

  readonly status: number;
  readonly code: RefusalCode;

  constructor(status: number, code: RefusalCode, message: string, { retryHelps = false } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryHelps = retryHelps;
  }
}

export const refusalCodes = [
  "bad_request",
  "not_found",
  "too_large",
  "too_many_requests",
  "endpoint_not_allowed",
  "endpoint_refused",
  "unknown_account",
  "account_full",
  "all_full",
  "push_unreachable",
  "indexer_unreachable",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** An endpoint to which nothing is sent from here. */
export class EndpointNotAllowedError extends RefusedError {
  readonly endpoint: string;

  constructor(endpoint: string, reason: string) {
    super(422, "endpoint_not_allowed", `endpoint = ${shown(endpoint.slice(0, 100))}: ${reason}`);
    this.endpoint = endpoint;
  }
}

/** The indexer could not be asked, or its answer is not what its API describes. */
export class IndexerUnreachableError extends RefusedError {
  constructor(message: string) {
    super(503, "indexer_unreachable", message, { retryHelps: true });
  }
}

/** There are keys already where new ones would be written: who subscribed with them could not be reached by others. */
export class KeysExistError extends ServiceError {
  readonly retryHelps = false;

  readonly path: string;

  constructor(path: string) {
    super(`${path} is there already: subscriptions made with its keys would end; move it away if that is meant`);
    this.path = path;
  }
}
