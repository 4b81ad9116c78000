import { base64 } from "@scure/base";
import { TxBody, TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import * as v from "valibot";
import type { Client } from "../client/client.ts";
import type { NetworkError, RpcError } from "../errors/node.ts";
import type { PackedBytesError } from "../errors/packed.ts";
import { chainTag } from "../formats/chainTag.ts";
import { type Reading, readingBytes } from "../formats/reading.ts";
import { decodeReadingBatch, signedReading } from "../formats/readingBatch.ts";
import { blockTxs } from "./blockTxs.ts";
import { hashOf } from "./signTx.ts";

export interface FindSignedReadingParameters {
  /** Of the transaction that carried the reading. */
  hash: string;
  /** Of the block that holds it. */
  height: number;
  meterId: number;
  slot: number;
}

/** A reading with what proves it. */
export interface SignedReading {
  reading: Reading;
  /** What the meter signed: {@link readingBytes}. */
  bytes: Uint8Array;
  /** 64 bytes. */
  signature: Uint8Array;
  height: number;
}

export type FindSignedReadingErrorType = NetworkError | PackedBytesError | RpcError;

const submitted = v.object({ submit_readings: v.object({ batch: v.string() }) });

/** The reading as its meter signed it, out of the transaction that carried it; `undefined` when it is not in there. The node needs no index, and that block. */
export async function findSignedReading(
  client: Pick<Client, "rpc" | "deployment">,
  { hash, height, meterId, slot }: FindSignedReadingParameters,
): Promise<SignedReading | undefined> {
  const tx = (await blockTxs(client, height)).find((bytes) => hashOf(bytes) === hash.toUpperCase());
  if (tx === undefined) return undefined;
  const { chainId, contracts } = client.deployment;
  const { messages } = TxBody.decode(TxRaw.decode(tx).bodyBytes);
  for (const { typeUrl, value } of messages) {
    if (typeUrl !== MsgExecuteContract.typeUrl) continue;
    const { contract, msg } = MsgExecuteContract.decode(value);
    const message = v.safeParse(submitted, JSON.parse(new TextDecoder().decode(msg)));
    if (contract !== contracts.metering || !message.success) continue;
    const batch = decodeReadingBatch(base64.decode(message.output.submit_readings.batch));
    for (const packed of batch.readings) {
      const reading = signedReading(batch, packed);
      if (reading.meterId !== meterId || reading.slot !== slot) continue;
      return {
        reading,
        bytes: readingBytes(chainTag(chainId), reading),
        signature: packed.signature,
        height,
      };
    }
  }
  return undefined;
}
