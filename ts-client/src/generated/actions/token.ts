// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire, decimalToWire } from "../../wire/scalars.ts";
import type { ExecuteMsg } from "../contracts/Token.types.ts";
import { type Logo, logoToWire, type Expiration, expirationToWire } from "../values.ts";

export interface TransferEnergyParameters {
  /** Wh. */
  amount: bigint;
  recipient: string;
}

export type TransferEnergyReturnType = SentTx;

export type TransferEnergyErrorType = SendErrorType;

/** cw20: gives energy to `recipient`. An amount of zero is refused, here and wherever energy moves. */
export async function transferEnergy(client: Client, signer: Signer, parameters: TransferEnergyParameters, options?: SendOptions): Promise<TransferEnergyReturnType> {
  return act(client, signer, transferEnergyMessage, parameters, options);
}

export function transferEnergyMessage({ contracts }: Deployment, sender: string, { amount, recipient }: TransferEnergyParameters): Message {
  const message: ExecuteMsg = { transfer: { amount: decimalToWire(amount), recipient } };
  return executeMessage(contracts.token, sender, message);
}

export interface BurnEnergyParameters {
  /** Wh. */
  amount: bigint;
}

export type BurnEnergyReturnType = SentTx;

export type BurnEnergyErrorType = SendErrorType;

/** cw20: the holder retires energy they hold. */
export async function burnEnergy(client: Client, signer: Signer, parameters: BurnEnergyParameters, options?: SendOptions): Promise<BurnEnergyReturnType> {
  return act(client, signer, burnEnergyMessage, parameters, options);
}

export function burnEnergyMessage({ contracts }: Deployment, sender: string, { amount }: BurnEnergyParameters): Message {
  const message: ExecuteMsg = { burn: { amount: decimalToWire(amount) } };
  return executeMessage(contracts.token, sender, message);
}

export interface SendEnergyParameters {
  /** Wh. */
  amount: bigint;
  contract: string;
  /** JSON that the contract understands. */
  msg: Uint8Array;
}

export type SendEnergyReturnType = SentTx;

export type SendEnergyErrorType = SendErrorType;

/** cw20: gives energy to a contract and tells it so (`Cw20ReceiveMsg`); when the contract fails, nothing has happened. */
export async function sendEnergy(client: Client, signer: Signer, parameters: SendEnergyParameters, options?: SendOptions): Promise<SendEnergyReturnType> {
  return act(client, signer, sendEnergyMessage, parameters, options);
}

export function sendEnergyMessage({ contracts }: Deployment, sender: string, { amount, contract, msg }: SendEnergyParameters): Message {
  const message: ExecuteMsg = { send: { amount: decimalToWire(amount), contract, msg: bytesToWire(msg) } };
  return executeMessage(contracts.token, sender, message);
}

export interface IncreaseAllowanceParameters {
  /** Wh. */
  amount: bigint;
  spender: string;
  /** Default: as before, or never. */
  expires?: Expiration | undefined;
}

export type IncreaseAllowanceReturnType = SentTx;

export type IncreaseAllowanceErrorType = SendErrorType;

/** cw20: lets `spender` use that much more. An amount of zero changes when the allowance expires. One that has expired counts as zero. */
export async function increaseAllowance(client: Client, signer: Signer, parameters: IncreaseAllowanceParameters, options?: SendOptions): Promise<IncreaseAllowanceReturnType> {
  return act(client, signer, increaseAllowanceMessage, parameters, options);
}

export function increaseAllowanceMessage({ contracts }: Deployment, sender: string, { amount, spender, expires }: IncreaseAllowanceParameters): Message {
  const message: ExecuteMsg = { increase_allowance: { amount: decimalToWire(amount), spender, expires: expires === undefined ? null : expirationToWire(expires) } };
  return executeMessage(contracts.token, sender, message);
}

export interface DecreaseAllowanceParameters {
  /** Wh. */
  amount: bigint;
  spender: string;
  /** Default: as before. */
  expires?: Expiration | undefined;
}

export type DecreaseAllowanceReturnType = SentTx;

export type DecreaseAllowanceErrorType = SendErrorType;

/** cw20: lets `spender` use that much less, and nothing when less is left. */
export async function decreaseAllowance(client: Client, signer: Signer, parameters: DecreaseAllowanceParameters, options?: SendOptions): Promise<DecreaseAllowanceReturnType> {
  return act(client, signer, decreaseAllowanceMessage, parameters, options);
}

export function decreaseAllowanceMessage({ contracts }: Deployment, sender: string, { amount, spender, expires }: DecreaseAllowanceParameters): Message {
  const message: ExecuteMsg = { decrease_allowance: { amount: decimalToWire(amount), spender, expires: expires === undefined ? null : expirationToWire(expires) } };
  return executeMessage(contracts.token, sender, message);
}

export interface TransferEnergyFromParameters {
  /** Wh. */
  amount: bigint;
  owner: string;
  recipient: string;
}

export type TransferEnergyFromReturnType = SentTx;

export type TransferEnergyFromErrorType = SendErrorType;

/** cw20: a spender gives what the owner allowed. */
export async function transferEnergyFrom(client: Client, signer: Signer, parameters: TransferEnergyFromParameters, options?: SendOptions): Promise<TransferEnergyFromReturnType> {
  return act(client, signer, transferEnergyFromMessage, parameters, options);
}

export function transferEnergyFromMessage({ contracts }: Deployment, sender: string, { amount, owner, recipient }: TransferEnergyFromParameters): Message {
  const message: ExecuteMsg = { transfer_from: { amount: decimalToWire(amount), owner, recipient } };
  return executeMessage(contracts.token, sender, message);
}

export interface SendEnergyFromParameters {
  /** Wh. */
  amount: bigint;
  contract: string;
  /** JSON that the contract understands. */
  msg: Uint8Array;
  owner: string;
}

export type SendEnergyFromReturnType = SentTx;

export type SendEnergyFromErrorType = SendErrorType;

/** cw20: a spender sends what the owner allowed; the contract hears of the spender. */
export async function sendEnergyFrom(client: Client, signer: Signer, parameters: SendEnergyFromParameters, options?: SendOptions): Promise<SendEnergyFromReturnType> {
  return act(client, signer, sendEnergyFromMessage, parameters, options);
}

export function sendEnergyFromMessage({ contracts }: Deployment, sender: string, { amount, contract, msg, owner }: SendEnergyFromParameters): Message {
  const message: ExecuteMsg = { send_from: { amount: decimalToWire(amount), contract, msg: bytesToWire(msg), owner } };
  return executeMessage(contracts.token, sender, message);
}

export interface BurnEnergyFromParameters {
  /** Wh. */
  amount: bigint;
  owner: string;
}

export type BurnEnergyFromReturnType = SentTx;

export type BurnEnergyFromErrorType = SendErrorType;

/** cw20: a spender retires what the owner allowed. */
export async function burnEnergyFrom(client: Client, signer: Signer, parameters: BurnEnergyFromParameters, options?: SendOptions): Promise<BurnEnergyFromReturnType> {
  return act(client, signer, burnEnergyFromMessage, parameters, options);
}

export function burnEnergyFromMessage({ contracts }: Deployment, sender: string, { amount, owner }: BurnEnergyFromParameters): Message {
  const message: ExecuteMsg = { burn_from: { amount: decimalToWire(amount), owner } };
  return executeMessage(contracts.token, sender, message);
}

export interface UpdateMarketingParameters {
  description?: string | undefined;
  /** The next marketing account. */
  marketing?: string | undefined;
  project?: string | undefined;
}

export type UpdateMarketingReturnType = SentTx;

export type UpdateMarketingErrorType = SendErrorType;

/** cw20: the marketing account says what the token is for. What is left out stays, an empty text takes away what was there. */
export async function updateMarketing(client: Client, signer: Signer, parameters: UpdateMarketingParameters, options?: SendOptions): Promise<UpdateMarketingReturnType> {
  return act(client, signer, updateMarketingMessage, parameters, options);
}

export function updateMarketingMessage({ contracts }: Deployment, sender: string, { description, marketing, project }: UpdateMarketingParameters): Message {
  const message: ExecuteMsg = { update_marketing: { description: description ?? null, marketing: marketing ?? null, project: project ?? null } };
  return executeMessage(contracts.token, sender, message);
}

export interface UploadLogoParameters {
  logo: Logo;
}

export type UploadLogoReturnType = SentTx;

export type UploadLogoErrorType = SendErrorType;

/** cw20: the marketing account sets the logo: a link, or an SVG or PNG image of at most 5 kB. */
export async function uploadLogo(client: Client, signer: Signer, parameters: UploadLogoParameters, options?: SendOptions): Promise<UploadLogoReturnType> {
  return act(client, signer, uploadLogoMessage, parameters, options);
}

export function uploadLogoMessage({ contracts }: Deployment, sender: string, { logo }: UploadLogoParameters): Message {
  const message: ExecuteMsg = { upload_logo: logoToWire(logo) };
  return executeMessage(contracts.token, sender, message);
}
