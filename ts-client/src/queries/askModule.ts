import type { Client } from "../client/client.ts";
import type { PageRequest, PageResponse } from "../generated/proto/cosmos/base/query/v1beta1/pagination.ts";
import { toProtobuf } from "../wire/protobuf.ts";

export type { QueryErrorType } from "./ask.ts";

interface RequestCodec<Q> {
  fromPartial(value: Partial<Q>): Q;
  encode(value: Q): { finish(): Uint8Array };
}

interface ResponseCodec<A> {
  decode(bytes: Uint8Array): A;
}

/** Asks a module of the chain. */
export async function askModule<Q, A>(
  client: Client,
  path: string,
  request: RequestCodec<Q>,
  response: ResponseCodec<A>,
  question: Partial<NoInfer<Q>>,
): Promise<A> {
  const bytes = toProtobuf(request, request.fromPartial(question));
  return response.decode(await client.moduleQuery(path, bytes));
}

export interface ModulePage {
  /** {@link ModulePageOf.nextKey} of the page before. */
  key?: Uint8Array | undefined;
  /** Default: what the chain says. */
  limit?: number | undefined;
}

export interface ModulePageOf<T> {
  items: T[];
  /** Where the next page starts; nothing on the last one. */
  nextKey: Uint8Array | undefined;
}

export const pageRequest = ({ key = new Uint8Array(), limit = 0 }: ModulePage): PageRequest => ({
  key,
  limit: BigInt(limit),
  offset: 0n,
  countTotal: false,
  reverse: false,
});

export function pageOf<T>(items: T[], page: PageResponse | undefined): ModulePageOf<T> {
  const next = page?.nextKey;
  return { items, nextKey: next && next.length > 0 ? next : undefined };
}
