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

/** Of slots before `keptFrom` there are sums of whole spans only. */
export const notKept = (fromSlot: number, toSlot: number, keptFrom: number): ApiError =>
  new ApiError(
    410,
    "not_kept",
    `slots ${fromSlot} to ${toSlot} begin or end with single slots before ${keptFrom}, which are not kept: before it there are sums of 96 slots, as the quarter-hours of a day in UTC are`,
  );

/** Single slots before `keptFrom` are gone. */
export const singleNotKept = (fromSlot: number, keptFrom: number): ApiError =>
  new ApiError(410, "not_kept", `single slots are kept from ${keptFrom} on, and slot ${fromSlot} is before it`);

/** Orders before `keptFrom` that are over are gone. */
export const orderNotKept = (order: number, keptFrom: number): ApiError =>
  new ApiError(410, "not_kept", `orders that are over are kept from ${keptFrom} on, and order ${order} is before it`);

export const badRequest = (message: string): ApiError => new ApiError(400, "bad_request", message);
