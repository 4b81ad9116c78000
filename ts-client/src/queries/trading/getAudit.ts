import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type AuditResponse, auditResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetAuditParameters {
  startBank: number;
  /** Banks in the page. */
  limit?: number | undefined;
}

export type GetAuditReturnType = AuditResponse;

export type GetAuditErrorType = QueryErrorType;

/** Recounts the accounts of a page of banks against the coins held. */
export async function getAudit(client: Client, { startBank, limit }: GetAuditParameters): Promise<GetAuditReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.audit({ startBank, limit: limit ?? null }),
    auditResponseFromWire,
  );
}
