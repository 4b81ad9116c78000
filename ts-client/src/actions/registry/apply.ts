import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type Equipment, equipmentToWire, type Profile, profileToWire, type Role } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface ApplyParameters {
  role: Role;
  profile: Profile;
  equipment: Equipment[];
  certifications: string[];
}

export interface ApplyReturnType extends SentTx {
  proposalId: bigint;
}

export type ApplyErrorType = SendErrorType | MissingEventError;

/** Asks to be admitted; opens a proposal for the verifiers. */
export async function apply(
  client: Client,
  signer: Signer,
  parameters: ApplyParameters,
  options?: SendOptions,
): Promise<ApplyReturnType> {
  const sent = await act(client, signer, applyMessage, parameters, options);
  return { ...sent, proposalId: theEvent(sent, "proposal_opened").proposalId };
}

export function applyMessage(
  { contracts }: Deployment,
  sender: string,
  { role, profile, equipment, certifications }: ApplyParameters,
): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.apply({
      role,
      profile: profileToWire(profile),
      equipment: equipment.map(equipmentToWire),
      certifications,
    }),
  );
}
