import { QueryAccountInfoRequest, QueryAccountInfoResponse } from "cosmjs-types/cosmos/auth/v1beta1/query";
import type { Client } from "../client/client.ts";
import { AccountNotFoundError } from "../errors/node.ts";
import { QueryError } from "../errors/refused.ts";

export interface Sequence {
  accountNumber: bigint;
  /** Of the account's next transaction, as of the latest block. */
  sequence: bigint;
}

const path = "/cosmos.auth.v1beta1.Query/AccountInfo";
// codes.NotFound of gRPC, and ErrKeyNotFound, ErrNotFound and ErrUnknownAddress of the SDK.
const notFound = [5, 9, 22, 30, 38];

export async function getSequence(client: Client, address: string): Promise<Sequence> {
  const request = QueryAccountInfoRequest.encode({ address }).finish();
  const answer = await client.moduleQuery(path, request).catch((error: unknown) => {
    const unknown =
      error instanceof QueryError && notFound.includes(error.code) && /not found|does not exist/.test(error.log);
    throw unknown ? new AccountNotFoundError(address) : error;
  });
  const { info } = QueryAccountInfoResponse.decode(answer);
  if (info === undefined) throw new AccountNotFoundError(address);
  return { accountNumber: info.accountNumber, sequence: info.sequence };
}
