import { BasicAllowance, PeriodicAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/feegrant";
import { MsgGrantAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/tx";
import type { Any } from "cosmjs-types/google/protobuf/any";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { type Coin, coinToWire } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { toProtobuf } from "../../wire/protobuf.ts";
import { act } from "../act.ts";

const DAY_SECONDS = 86_400n;

export interface GrantFeesParameters {
  /** Whose fees the signer pays; the chain knows the address from then on. */
  grantee: string;
  /** The most that is paid in all, one of each denom in order of denom; without it as much as there is. */
  spendLimit?: Coin[] | undefined;
  /** The most that is paid in 24 hours, likewise; without it there is no such limit. */
  dailyLimit?: Coin[] | undefined;
}

export type GrantFeesReturnType = SentTx;

export type GrantFeesErrorType = SendErrorType;

/** Pays somebody's fees from now on. Refused when there is such a grant already. */
export async function grantFees(
  client: Client,
  signer: Signer,
  parameters: GrantFeesParameters,
  options?: SendOptions,
): Promise<GrantFeesReturnType> {
  return act(client, signer, grantFeesMessage, parameters, options);
}

export function grantFeesMessage(_: Deployment, sender: string, { grantee, ...limits }: GrantFeesParameters): Message {
  const value = MsgGrantAllowance.fromPartial({ granter: sender, grantee, allowance: allowanceOf(limits) });
  return { typeUrl: MsgGrantAllowance.typeUrl, value };
}

function allowanceOf({ spendLimit = [], dailyLimit }: Omit<GrantFeesParameters, "grantee">): Any {
  const basic = BasicAllowance.fromPartial({ spendLimit: spendLimit.map(coinToWire) });
  if (dailyLimit === undefined) {
    return { typeUrl: BasicAllowance.typeUrl, value: toProtobuf(BasicAllowance, basic) };
  }
  // The first period begins with the first fee.
  const daily = PeriodicAllowance.fromPartial({
    basic,
    period: { seconds: DAY_SECONDS },
    periodSpendLimit: dailyLimit.map(coinToWire),
    periodCanSpend: dailyLimit.map(coinToWire),
  });
  return { typeUrl: PeriodicAllowance.typeUrl, value: toProtobuf(PeriodicAllowance, daily) };
}
