import { BasicAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/feegrant";
import { MsgGrantAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { type Coin, coinToWire } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface GrantFeesParameters {
  /** Whose fees the signer pays; the chain knows the address from then on. */
  grantee: string;
  /** The most that is paid in all, one of each denom in order of denom; without it as much as there is. */
  spendLimit?: Coin[] | undefined;
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

export function grantFeesMessage(
  _: Deployment,
  sender: string,
  { grantee, spendLimit = [] }: GrantFeesParameters,
): Message {
  const allowance = BasicAllowance.fromPartial({ spendLimit: spendLimit.map(coinToWire) });
  const value = MsgGrantAllowance.fromPartial({
    granter: sender,
    grantee,
    allowance: { typeUrl: BasicAllowance.typeUrl, value: BasicAllowance.encode(allowance).finish() },
  });
  return { typeUrl: MsgGrantAllowance.typeUrl, value };
}
