import { ServiceError } from "@wattmesh/service-kit/errors";

/** An answer that is none. `retryHelps`: the same request can succeed later. */
export class ApiError extends ServiceError {
  readonly status: number;
  readonly code: string;
  readonly retryHelps: boolean;

  constructor(status: number, code: string, message: string, { retryHelps = false } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryHelps = retryHelps;
  }
}

export const notFound = (what: string): ApiError =>
  new ApiError(404, "not_found", `there is no ${what}`, { retryHelps: true });

export const badRequest = (message: string): ApiError => new ApiError(400, "bad_request", message);
