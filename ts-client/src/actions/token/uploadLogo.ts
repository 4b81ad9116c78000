import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type Logo, logoToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UploadLogoParameters {
  logo: Logo;
}

export type UploadLogoReturnType = SentTx;

export type UploadLogoErrorType = SendErrorType;

/** The marketing account sets the token's logo. */
export async function uploadLogo(
  client: Client,
  signer: Signer,
  parameters: UploadLogoParameters,
  options?: SendOptions,
): Promise<UploadLogoReturnType> {
  return act(client, signer, uploadLogoMessage, parameters, options);
}

export function uploadLogoMessage({ contracts }: Deployment, sender: string, { logo }: UploadLogoParameters): Message {
  return executeMessage(contracts.token, sender, TokenExecuteMsgBuilder.uploadLogo(logoToWire(logo)));
}
