import { WattmeshError } from "./wattmeshError.ts";

/** The node could not be reached or did not answer in time. Of what was sent, the outcome is unknown. */
export class NetworkError extends WattmeshError {
  override readonly name = "NetworkError";
  readonly retryHelps = true;
  readonly url: string;

  constructor(url: string, reason: string, options?: ErrorOptions) {
    super(`no answer from ${url}: ${reason}`, options);
    this.url = url;
  }
}

/** The node answered a request with an error of its own. */
export class RpcError extends WattmeshError {
  override readonly name = "RpcError";
  readonly retryHelps: boolean;
  readonly method: string;
  readonly code: number;
  readonly detail: string;

  constructor(method: string, code: number, detail: string) {
    super(`node refused ${method}: ${detail}`);
    this.method = method;
    this.code = code;
    this.detail = detail;
    this.retryHelps = /mempool is (?:full|still)|too many|not ready|catching up|timed out/i.test(detail);
  }
}

/** The node is on another chain than the deployment. */
export class WrongChainError extends WattmeshError {
  override readonly name = "WrongChainError";
  readonly retryHelps = false;
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`the node is on chain ${found}, not on ${expected}`);
    this.expected = expected;
    this.found = found;
  }
}

/** The address holds nothing and never did: the chain does not know it. */
export class AccountNotFoundError extends WattmeshError {
  override readonly name = "AccountNotFoundError";
  readonly retryHelps = false;
  readonly address: string;

  constructor(address: string) {
    super(`the chain does not know the account ${address}; it has to receive coins first`);
    this.address = address;
  }
}
