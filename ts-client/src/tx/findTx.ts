import { base64, hex } from "@scure/base";
import * as v from "valibot";
import type { Client } from "../client/client.ts";
import { shaped } from "../client/shaped.ts";
import { RpcError } from "../errors/node.ts";
import type { RawEvent } from "../events/attributes.ts";
import { txResultSchema } from "./txResult.ts";

/** A transaction in a block. */
export interface FoundTx {
  hash: string;
  height: number;
  /** 0: it did what it says. */
  code: number;
  codespace: string;
  /** What its messages answered: protobuf of `cosmos.base.abci.v1beta1.TxMsgData`. */
  data: Uint8Array;
  rawLog: string;
  gasUsed: bigint;
  gasWanted: bigint;
  events: RawEvent[];
}

const schema = v.object({ height: v.string(), tx_result: txResultSchema });

/** The transaction of a hash, or `undefined` when no block that the node has indexed holds it; a node without an index has indexed none. */
export async function findTx(client: Pick<Client, "rpc">, hash: string): Promise<FoundTx | undefined> {
  const found = await lookUp(client, hash);
  return typeof found === "object" ? found : undefined;
}

/** What the node's index says of a hash. */
export async function lookUp(client: Pick<Client, "rpc">, hash: string): Promise<FoundTx | "notFound" | "noIndex"> {
  try {
    const answer = await client.rpc("tx", { hash: base64.encode(hex.decode(hash.toLowerCase())), prove: false });
    const { height, tx_result } = shaped(schema, "tx", answer);
    return { hash: hash.toUpperCase(), height: Number(height), ...tx_result };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    if (/tx \(\w+\) not found/i.test(error.detail)) return "notFound";
    if (/indexing is disabled/i.test(error.detail)) return "noIndex";
    throw error;
  }
}
