import { MsgExec } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import { encodeMessage, type Message } from "./message.ts";

/** Messages of somebody else in one message of the grantee, who was granted to send them. */
export function grantedMessage(grantee: string, messages: Message[]): Message {
  const value = MsgExec.fromPartial({ grantee, msgs: messages.map(encodeMessage) });
  return { typeUrl: MsgExec.typeUrl, value };
}
