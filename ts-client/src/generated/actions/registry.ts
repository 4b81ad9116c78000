// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { type EventOf, theEvent } from "../../events/select.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire, integerToWire } from "../../wire/scalars.ts";
import type { ExecuteMsg } from "../contracts/Registry.types.ts";
import { type Action, actionToWire, type ClosingRegisters, closingRegistersToWire, type DeviceKey, deviceKeyToWire, type Equipment, equipmentToWire, type Finding, findingToWire, type NewMeter, newMeterToWire, type Profile, profileToWire, type Role, roleToWire, type TamperKind, tamperKindToWire } from "../values.ts";

export interface ApplyParameters {
  certifications: string[];
  equipment: Equipment[];
  profile: Profile;
  role: Role;
}

export type ApplyReturnType = SentTx & Pick<EventOf<"proposal_opened">, "proposalId">;

export type ApplyErrorType = SendErrorType | MissingEventError;

/** Asks to be admitted; opens a proposal for the verifiers. At most 16 equipments, and 16 certifications of 1 to 128 bytes. Who was rejected or revoked may apply again. */
export async function apply(client: Client, signer: Signer, parameters: ApplyParameters, options?: SendOptions): Promise<ApplyReturnType> {
  const sent = await act(client, signer, applyMessage, parameters, options);
  const { proposalId } = theEvent(sent, "proposal_opened");
  return { ...sent, proposalId };
}

export function applyMessage({ contracts }: Deployment, sender: string, { certifications, equipment, profile, role }: ApplyParameters): Message {
  const message: ExecuteMsg = { apply: { certifications, equipment: equipment.map((item) => equipmentToWire(item)), profile: profileToWire(profile), role: roleToWire(role) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface UpdateProfileParameters {
  certifications: string[];
  equipment: Equipment[];
  profile: Profile;
}

export type UpdateProfileReturnType = SentTx;

export type UpdateProfileErrorType = SendErrorType;

/** An admitted participant replaces profile and equipment. The role is part of the admission and stays. */
export async function updateProfile(client: Client, signer: Signer, parameters: UpdateProfileParameters, options?: SendOptions): Promise<UpdateProfileReturnType> {
  return act(client, signer, updateProfileMessage, parameters, options);
}

export function updateProfileMessage({ contracts }: Deployment, sender: string, { certifications, equipment, profile }: UpdateProfileParameters): Message {
  const message: ExecuteMsg = { update_profile: { certifications, equipment: equipment.map((item) => equipmentToWire(item)), profile: profileToWire(profile) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface ProposeParameters {
  action: Action;
}

export type ProposeReturnType = SentTx & Pick<EventOf<"proposal_opened">, "proposalId">;

export type ProposeErrorType = SendErrorType | MissingEventError;

/** A verifier opens a proposal; it counts as approved by its proposer. */
export async function propose(client: Client, signer: Signer, parameters: ProposeParameters, options?: SendOptions): Promise<ProposeReturnType> {
  const sent = await act(client, signer, proposeMessage, parameters, options);
  const { proposalId } = theEvent(sent, "proposal_opened");
  return { ...sent, proposalId };
}

export function proposeMessage({ contracts }: Deployment, sender: string, { action }: ProposeParameters): Message {
  const message: ExecuteMsg = { propose: { action: actionToWire(action) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface ApproveParameters {
  proposalId: bigint;
}

export function approveMessage({ contracts }: Deployment, sender: string, { proposalId }: ApproveParameters): Message {
  const message: ExecuteMsg = { approve: { proposal_id: integerToWire(proposalId) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface RejectParameters {
  proposalId: bigint;
}

export function rejectMessage({ contracts }: Deployment, sender: string, { proposalId }: RejectParameters): Message {
  const message: ExecuteMsg = { reject: { proposal_id: integerToWire(proposalId) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface ExpireParameters {
  proposalId: bigint;
}

export type ExpireReturnType = SentTx;

export type ExpireErrorType = SendErrorType;

/** Anybody closes a proposal whose time is over. */
export async function expire(client: Client, signer: Signer, parameters: ExpireParameters, options?: SendOptions): Promise<ExpireReturnType> {
  return act(client, signer, expireMessage, parameters, options);
}

export function expireMessage({ contracts }: Deployment, sender: string, { proposalId }: ExpireParameters): Message {
  const message: ExecuteMsg = { expire: { proposal_id: integerToWire(proposalId) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface SuspendParameters {
  participant: string;
}

export type SuspendReturnType = SentTx;

export type SuspendErrorType = SendErrorType;

/** Any single verifier or the admin stops a participant, with all their meters, at once. Only a proposal reinstates. */
export async function suspend(client: Client, signer: Signer, parameters: SuspendParameters, options?: SendOptions): Promise<SuspendReturnType> {
  return act(client, signer, suspendMessage, parameters, options);
}

export function suspendMessage({ contracts }: Deployment, sender: string, { participant }: SuspendParameters): Message {
  const message: ExecuteMsg = { suspend: { participant } };
  return executeMessage(contracts.registry, sender, message);
}

export interface ApplyForMeterParameters {
  /** What the network operator calls the place where the meter is: 1 to 33 characters `A-Z` and `0-9`, without separators. */
  connection: string;
  meter: NewMeter;
  proof: Uint8Array;
}

export type ApplyForMeterReturnType = SentTx & Pick<EventOf<"meter_applied_for">, "applicationId">;

export type ApplyForMeterErrorType = SendErrorType | MissingEventError;

/** An admitted participant (256 meters at most) applies for a metering point with its device's proof of possession (`possessionBytes`). Each has one application open at most, and all together 1024. Where the connection has a metering point in service, it is the applicant's and not suspended: the new one replaces it. Answers the application id. */
export async function applyForMeter(client: Client, signer: Signer, parameters: ApplyForMeterParameters, options?: SendOptions): Promise<ApplyForMeterReturnType> {
  const sent = await act(client, signer, applyForMeterMessage, parameters, options);
  const { applicationId } = theEvent(sent, "meter_applied_for");
  return { ...sent, applicationId };
}

export function applyForMeterMessage({ contracts }: Deployment, sender: string, { connection, meter, proof }: ApplyForMeterParameters): Message {
  const message: ExecuteMsg = { apply_for_meter: { connection, meter: newMeterToWire(meter), proof: bytesToWire(proof) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface ApproveMeterParameters {
  applicationId: bigint;
  /** SHA-256 of what the approval rests on: a photograph of the label, a test report, an installer's form. */
  evidenceHash: Uint8Array;
  /** Of the metering point that the connection had; none where it had none. */
  closing?: ClosingRegisters | undefined;
}

export type ApproveMeterReturnType = SentTx;

export type ApproveMeterErrorType = SendErrorType;

/** The operator of the meter's zone, up to the power that the terms say, or a verifier approves; the approval that decides registers the meter with everything that was applied for. Nobody decides about their own application. Where the connection had a metering point, it is taken out of service and its registers are closed by the same message; nobody decides about that of their own, and verifiers decide together who name the same registers. */
export async function approveMeter(client: Client, signer: Signer, parameters: ApproveMeterParameters, options?: SendOptions): Promise<ApproveMeterReturnType> {
  return act(client, signer, approveMeterMessage, parameters, options);
}

export function approveMeterMessage({ contracts }: Deployment, sender: string, { applicationId, evidenceHash, closing }: ApproveMeterParameters): Message {
  const message: ExecuteMsg = { approve_meter: { application_id: integerToWire(applicationId), evidence_hash: bytesToWire(evidenceHash), closing: closing === undefined ? null : closingRegistersToWire(closing) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface RefuseMeterParameters {
  applicationId: bigint;
  /** 1 to 256 bytes, for the applicant and everybody to read. */
  reason: string;
}

export type RefuseMeterReturnType = SentTx;

export type RefuseMeterErrorType = SendErrorType;

/** Who may approve refuses; a verifier's refusal decides when it makes the threshold unreachable. */
export async function refuseMeter(client: Client, signer: Signer, parameters: RefuseMeterParameters, options?: SendOptions): Promise<RefuseMeterReturnType> {
  return act(client, signer, refuseMeterMessage, parameters, options);
}

export function refuseMeterMessage({ contracts }: Deployment, sender: string, { applicationId, reason }: RefuseMeterParameters): Message {
  const message: ExecuteMsg = { refuse_meter: { application_id: integerToWire(applicationId), reason } };
  return executeMessage(contracts.registry, sender, message);
}

export interface WithdrawMeterApplicationParameters {
}

export type WithdrawMeterApplicationReturnType = SentTx;

export type WithdrawMeterApplicationErrorType = SendErrorType;

/** The applicant takes their open application back. */
export async function withdrawMeterApplication(client: Client, signer: Signer, parameters: WithdrawMeterApplicationParameters, options?: SendOptions): Promise<WithdrawMeterApplicationReturnType> {
  return act(client, signer, withdrawMeterApplicationMessage, parameters, options);
}

export function withdrawMeterApplicationMessage({ contracts }: Deployment, sender: string, {  }: WithdrawMeterApplicationParameters): Message {
  const message: ExecuteMsg = { withdraw_meter_application: {} };
  return executeMessage(contracts.registry, sender, message);
}

export interface RecallMeterParameters {
  meterId: number;
  /** 1 to 256 bytes, for the owner and everybody to read. */
  reason: string;
}

export type RecallMeterReturnType = SentTx;

export type RecallMeterErrorType = SendErrorType;

/** Any single verifier or the admin, each once per meter, suspends a meter at once. It lapses after 96 slots, unless verifiers decommission the meter. */
export async function recallMeter(client: Client, signer: Signer, parameters: RecallMeterParameters, options?: SendOptions): Promise<RecallMeterReturnType> {
  return act(client, signer, recallMeterMessage, parameters, options);
}

export function recallMeterMessage({ contracts }: Deployment, sender: string, { meterId, reason }: RecallMeterParameters): Message {
  const message: ExecuteMsg = { recall_meter: { meter_id: meterId, reason } };
  return executeMessage(contracts.registry, sender, message);
}

export interface NameConnectionParameters {
  connection: string;
  meterId: number;
}

export type NameConnectionReturnType = SentTx;

export type NameConnectionErrorType = SendErrorType;

/** The operator of a meter's zone, or a verifier, names the connection of somebody else's meter that has none: it was registered before connections had names, or verifiers forgot a wrong one. No other meter has or had the connection. */
export async function nameConnection(client: Client, signer: Signer, parameters: NameConnectionParameters, options?: SendOptions): Promise<NameConnectionReturnType> {
  return act(client, signer, nameConnectionMessage, parameters, options);
}

export function nameConnectionMessage({ contracts }: Deployment, sender: string, { connection, meterId }: NameConnectionParameters): Message {
  const message: ExecuteMsg = { name_connection: { connection, meter_id: meterId } };
  return executeMessage(contracts.registry, sender, message);
}

export interface EndOverdueParameters {
}

export type EndOverdueReturnType = SentTx;

export type EndOverdueErrorType = SendErrorType;

/** Anybody ends applications, recalls and proposals whose time is over, 32 of each at most. Messages about such things end some by themselves. */
export async function endOverdue(client: Client, signer: Signer, parameters: EndOverdueParameters, options?: SendOptions): Promise<EndOverdueReturnType> {
  return act(client, signer, endOverdueMessage, parameters, options);
}

export function endOverdueMessage({ contracts }: Deployment, sender: string, {  }: EndOverdueParameters): Message {
  const message: ExecuteMsg = { end_overdue: {} };
  return executeMessage(contracts.registry, sender, message);
}

export interface RotateKeyParameters {
  meterId: number;
  newKey: DeviceKey;
  newKeyProof: Uint8Array;
  oldKeySignature: Uint8Array;
}

export type RotateKeyReturnType = SentTx;

export type RotateKeyErrorType = SendErrorType;

/** The admitted owner of a meter that is not suspended by itself replaces the device key by one that was never used. `newKeyProof` is the new key's proof of possession, `oldKeySignature` is over `rotationBytes`. When the old key is lost, verifiers propose `RotateLostKey`. */
export async function rotateKey(client: Client, signer: Signer, parameters: RotateKeyParameters, options?: SendOptions): Promise<RotateKeyReturnType> {
  return act(client, signer, rotateKeyMessage, parameters, options);
}

export function rotateKeyMessage({ contracts }: Deployment, sender: string, { meterId, newKey, newKeyProof, oldKeySignature }: RotateKeyParameters): Message {
  const message: ExecuteMsg = { rotate_key: { meter_id: meterId, new_key: deviceKeyToWire(newKey), new_key_proof: bytesToWire(newKeyProof), old_key_signature: bytesToWire(oldKeySignature) } };
  return executeMessage(contracts.registry, sender, message);
}

export interface FlagMeterParameters {
  finding: Finding;
  meterId: number;
}

export type FlagMeterReturnType = SentTx;

export type FlagMeterErrorType = SendErrorType;

/** Any single verifier or the admin says what they found in a meter's readings of slots that are over. Until k of n verifiers release it the meter is in quarantine: its readings count, and are settled at the utility's prices as late ones are. A feeder is flagged without that: nobody trades what it measures. A meter has one flag at a time, and slots of before its last release count for none. */
export async function flagMeter(client: Client, signer: Signer, parameters: FlagMeterParameters, options?: SendOptions): Promise<FlagMeterReturnType> {
  return act(client, signer, flagMeterMessage, parameters, options);
}

export function flagMeterMessage({ contracts }: Deployment, sender: string, { finding, meterId }: FlagMeterParameters): Message {
  const message: ExecuteMsg = { flag_meter: { finding: findingToWire(finding), meter_id: meterId } };
  return executeMessage(contracts.registry, sender, message);
}

export interface AppealFlagParameters {
  meterId: number;
  /** 1 to 256 bytes. */
  reason: string;
}

export type AppealFlagReturnType = SentTx;

export type AppealFlagErrorType = SendErrorType;

/** The owner says once, for everybody to read, why the meter's flag is wrong. */
export async function appealFlag(client: Client, signer: Signer, parameters: AppealFlagParameters, options?: SendOptions): Promise<AppealFlagReturnType> {
  return act(client, signer, appealFlagMessage, parameters, options);
}

export function appealFlagMessage({ contracts }: Deployment, sender: string, { meterId, reason }: AppealFlagParameters): Message {
  const message: ExecuteMsg = { appeal_flag: { meter_id: meterId, reason } };
  return executeMessage(contracts.registry, sender, message);
}

export interface ReportTamperParameters {
  kind: TamperKind;
  meterId: number;
  /** At most 256 bytes. */
  note: string;
}

export type ReportTamperReturnType = SentTx & Pick<EventOf<"tamper_reported">, "reportId">;

export type ReportTamperErrorType = SendErrorType | MissingEventError;

/** A verifier, the owner or the admin reports a meter that was tampered with. */
export async function reportTamper(client: Client, signer: Signer, parameters: ReportTamperParameters, options?: SendOptions): Promise<ReportTamperReturnType> {
  const sent = await act(client, signer, reportTamperMessage, parameters, options);
  const { reportId } = theEvent(sent, "tamper_reported");
  return { ...sent, reportId };
}

export function reportTamperMessage({ contracts }: Deployment, sender: string, { kind, meterId, note }: ReportTamperParameters): Message {
  const message: ExecuteMsg = { report_tamper: { kind: tamperKindToWire(kind), meter_id: meterId, note } };
  return executeMessage(contracts.registry, sender, message);
}
