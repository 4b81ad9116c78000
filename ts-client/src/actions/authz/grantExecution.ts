import { MsgGrant } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import {
  AcceptedMessageKeysFilter,
  ContractExecutionAuthorization,
  MaxCallsLimit,
} from "cosmjs-types/cosmwasm/wasm/v1/authz";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { ContractName } from "../../generated/deployment.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { toProtobuf } from "../../wire/protobuf.ts";
import { act } from "../act.ts";

export interface GrantExecutionParameters {
  grantee: string;
  contract: ContractName;
  /** Which messages of the contract, by their names on the wire, such as {@link orderMessages}. */
  messages: readonly string[];
  /** How many such messages in all. */
  calls: bigint;
  /** Unix seconds. */
  expiresAt: bigint;
}

export type GrantExecutionReturnType = SentTx;

export type GrantExecutionErrorType = SendErrorType;

/** What an agent needs to trade forward for somebody. */
export const orderMessages = ["place_orders", "replace_orders", "cancel_orders", "cancel_all_orders"] as const;

/**
 * Lets somebody send a contract these messages as if the signer had: an agent then acts with its own key and the option `onBehalfOf`.
 * No coins can go along. Replaces what was granted to the same address before.
 */
export async function grantExecution(
  client: Client,
  signer: Signer,
  parameters: GrantExecutionParameters,
  options?: SendOptions,
): Promise<GrantExecutionReturnType> {
  return act(client, signer, grantExecutionMessage, parameters, options);
}

export function grantExecutionMessage(
  { contracts }: Deployment,
  sender: string,
  { grantee, contract, messages, calls, expiresAt }: GrantExecutionParameters,
): Message {
  const authorization = ContractExecutionAuthorization.fromPartial({
    grants: [
      {
        contract: contracts[contract],
        limit: {
          typeUrl: MaxCallsLimit.typeUrl,
          value: toProtobuf(MaxCallsLimit, MaxCallsLimit.fromPartial({ remaining: calls })),
        },
        filter: {
          typeUrl: AcceptedMessageKeysFilter.typeUrl,
          value: toProtobuf(AcceptedMessageKeysFilter, AcceptedMessageKeysFilter.fromPartial({ keys: [...messages] })),
        },
      },
    ],
  });
  const value = MsgGrant.fromPartial({
    granter: sender,
    grantee,
    grant: {
      authorization: {
        typeUrl: ContractExecutionAuthorization.typeUrl,
        value: toProtobuf(ContractExecutionAuthorization, authorization),
      },
      expiration: { seconds: expiresAt, nanos: 0 },
    },
  });
  return { typeUrl: MsgGrant.typeUrl, value };
}
