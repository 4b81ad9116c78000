import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type MinterResponse, minterResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetMinterReturnType = MinterResponse | undefined;

export type GetMinterErrorType = QueryErrorType;

/** Who mints, once trading is linked. */
export async function getMinter(client: Client): Promise<GetMinterReturnType> {
  return ask(
    client,
    "token",
    TokenQueryMsgBuilder.minter(),
    (wire: Parameters<typeof minterResponseFromWire>[0] | null) =>
      wire === null ? undefined : minterResponseFromWire(wire),
  );
}
