import { MsgExec, MsgGrant, MsgRevoke } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import { MsgSend } from "cosmjs-types/cosmos/bank/v1beta1/tx";
import { MsgGrantAllowance, MsgRevokeAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/tx";
import {
  MsgExecuteContract,
  MsgInstantiateContract,
  MsgMigrateContract,
  MsgPinCodes,
  MsgStoreCode,
  MsgUnpinCodes,
} from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { Any } from "cosmjs-types/google/protobuf/any";
import { UnknownMessageError } from "../errors/tx.ts";
import { moduleCodecs } from "../generated/modules/codecs.ts";
import { toProtobuf } from "../wire/protobuf.ts";

/** A message of a transaction, in the form that CosmJS calls `EncodeObject`. */
export interface Message {
  readonly typeUrl: string;
  /** The message, or its protobuf bytes. */
  readonly value: unknown;
}

interface Codec {
  typeUrl: string;
  fromPartial(value: never): unknown;
  encode(value: never, writer: never): { finish(): Uint8Array };
}

const codecs: Codec[] = [
  MsgExec,
  MsgGrant,
  MsgRevoke,
  MsgSend,
  MsgGrantAllowance,
  MsgRevokeAllowance,
  MsgExecuteContract,
  MsgStoreCode,
  MsgInstantiateContract,
  MsgMigrateContract,
  MsgPinCodes,
  MsgUnpinCodes,
  ...moduleCodecs,
];

const byTypeUrl = new Map(codecs.map((codec) => [codec.typeUrl, codec]));

export function encodeMessage({ typeUrl, value }: Message): Any {
  if (value instanceof Uint8Array) return Any.fromPartial({ typeUrl, value });
  const codec = byTypeUrl.get(typeUrl);
  if (codec === undefined) throw new UnknownMessageError(typeUrl);
  const message = codec.fromPartial(value as never);
  return Any.fromPartial({ typeUrl, value: toProtobuf(codec, message as never) });
}
