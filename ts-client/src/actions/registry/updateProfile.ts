import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type Equipment, equipmentToWire, type Profile, profileToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UpdateProfileParameters {
  profile: Profile;
  equipment: Equipment[];
  certifications: string[];
}

export type UpdateProfileReturnType = SentTx;

export type UpdateProfileErrorType = SendErrorType;

/** A participant replaces profile and equipment. The role stays. */
export async function updateProfile(
  client: Client,
  signer: Signer,
  parameters: UpdateProfileParameters,
  options?: SendOptions,
): Promise<UpdateProfileReturnType> {
  return act(client, signer, updateProfileMessage, parameters, options);
}

export function updateProfileMessage(
  { contracts }: Deployment,
  sender: string,
  { profile, equipment, certifications }: UpdateProfileParameters,
): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.updateProfile({
      profile: profileToWire(profile),
      equipment: equipment.map(equipmentToWire),
      certifications,
    }),
  );
}
