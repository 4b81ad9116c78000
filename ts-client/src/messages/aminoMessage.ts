import { MsgExec, MsgGrant, MsgRevoke } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import { MsgSend } from "cosmjs-types/cosmos/bank/v1beta1/tx";
import { BasicAllowance, PeriodicAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/feegrant";
import { MsgGrantAllowance, MsgRevokeAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/tx";
import {
  AcceptedMessageKeysFilter,
  ContractExecutionAuthorization,
  MaxCallsLimit,
} from "cosmjs-types/cosmwasm/wasm/v1/authz";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Any } from "cosmjs-types/google/protobuf/any";
import type { Timestamp } from "cosmjs-types/google/protobuf/timestamp";
import { NoAminoFormError } from "../errors/tx.ts";
import type { AminoMessage } from "../signer/signer.ts";
import { encodeMessage, type Message } from "./message.ts";

interface Form {
  typeUrl: string;
  toAmino(bytes: Uint8Array): AminoMessage;
}

/** A message's amino JSON is named, and made of its fields, as the options `amino.*` of its protobuf say. */
function form<T>(
  codec: { typeUrl: string; decode(bytes: Uint8Array): T },
  type: string,
  fieldsOf: (message: T) => Record<string, unknown>,
): Form {
  return { typeUrl: codec.typeUrl, toAmino: (bytes) => ({ type, value: fieldsOf(codec.decode(bytes)) }) };
}

const forms: readonly Form[] = [
  form(MsgExecuteContract, "wasm/MsgExecuteContract", ({ sender, contract, msg, funds }) => ({
    sender,
    contract,
    // The chain shows a contract's message as an object, not as bytes.
    msg: JSON.parse(new TextDecoder().decode(msg)),
    funds,
  })),
  form(MsgSend, "cosmos-sdk/MsgSend", ({ fromAddress, toAddress, amount }) => ({
    from_address: fromAddress,
    to_address: toAddress,
    amount,
  })),
  form(MsgExec, "cosmos-sdk/MsgExec", ({ grantee, msgs }) => ({ grantee, msgs: msgs.map(anyToAmino) })),
  form(MsgGrant, "cosmos-sdk/MsgGrant", ({ granter, grantee, grant }) => ({
    granter,
    grantee,
    grant: {
      ...(grant?.authorization && { authorization: anyToAmino(grant.authorization) }),
      ...(grant?.expiration && { expiration: timeOf(grant.expiration) }),
    },
  })),
  form(MsgRevoke, "cosmos-sdk/MsgRevoke", ({ granter, grantee, msgTypeUrl }) => ({
    granter,
    grantee,
    msg_type_url: msgTypeUrl,
  })),
  form(MsgGrantAllowance, "cosmos-sdk/MsgGrantAllowance", ({ granter, grantee, allowance }) => ({
    granter,
    grantee,
    ...(allowance && { allowance: anyToAmino(allowance) }),
  })),
  form(MsgRevokeAllowance, "cosmos-sdk/MsgRevokeAllowance", ({ granter, grantee }) => ({ granter, grantee })),
  form(BasicAllowance, "cosmos-sdk/BasicAllowance", basicOf),
  form(PeriodicAllowance, "cosmos-sdk/PeriodicAllowance", (allowance) => ({
    basic: basicOf(allowance.basic),
    // In nanoseconds.
    period: (allowance.period.seconds * 1_000_000_000n + BigInt(allowance.period.nanos)).toString(),
    period_spend_limit: allowance.periodSpendLimit,
    period_can_spend: allowance.periodCanSpend,
    period_reset: timeOf(allowance.periodReset),
  })),
  form(ContractExecutionAuthorization, "wasm/ContractExecutionAuthorization", ({ grants }) => ({
    grants: grants.map(({ contract, limit, filter }) => ({
      contract,
      ...(limit && { limit: anyToAmino(limit) }),
      ...(filter && { filter: anyToAmino(filter) }),
    })),
  })),
  form(MaxCallsLimit, "wasm/MaxCallsLimit", ({ remaining }) => ({ remaining: remaining.toString() })),
  form(AcceptedMessageKeysFilter, "wasm/AcceptedMessageKeysFilter", ({ keys }) => ({ keys })),
];

const byTypeUrl = new Map(forms.map((one) => [one.typeUrl, one]));

/** A message as a signer of JSON is shown it. Throws {@link NoAminoFormError} for one that no household or operator sends. */
export const aminoMessage = (message: Message): AminoMessage => anyToAmino(encodeMessage(message));

function anyToAmino({ typeUrl, value }: Any): AminoMessage {
  const found = byTypeUrl.get(typeUrl);
  if (found === undefined) throw new NoAminoFormError(typeUrl);
  return found.toAmino(value);
}

function basicOf({ spendLimit, expiration }: BasicAllowance): Record<string, unknown> {
  return { spend_limit: spendLimit, ...(expiration && { expiration: timeOf(expiration) }) };
}

const timeOf = ({ seconds }: Timestamp): string =>
  new Date(Number(seconds) * 1_000).toISOString().replace(".000Z", "Z");
