export * from "./actions/index.ts";
export * from "./balancing/index.ts";
export * from "./calendar/index.ts";
export { type Client, connect, createClient } from "./client/client.ts";
export { type Deployment, readDeployment } from "./client/deployment.ts";
export type { Rpc, RpcOptions } from "./client/rpc.ts";
export type { NodeStatus } from "./client/status.ts";
export * from "./errors/index.ts";
export type { RawEvent } from "./events/attributes.ts";
export { decodeEvents, type WattmeshEvent } from "./events/decodeEvents.ts";
export { eventAttributes, type Json, jsonOf } from "./events/eventJson.ts";
export type { EventSchema, EventSchemas } from "./events/eventSchema.ts";
export { type ModuleEvent, moduleEventTypes } from "./events/moduleEvents.ts";
export * from "./formats/index.ts";
export * from "./generated/deployment.ts";
export { eventSchemas } from "./generated/eventSchemas.ts";
export type * from "./generated/events.ts";
export * from "./generated/lists.ts";
export * from "./generated/modules/index.ts";
export type { Contract as ClockContract, Params as ClockParams } from "./generated/proto/wattmesh/clock/v1/clock.ts";
export type { Params as PoaParams, Validator } from "./generated/proto/wattmesh/poa/v1/poa.ts";
export type { ValidatorInfo } from "./generated/proto/wattmesh/poa/v1/query.ts";
export type * from "./generated/values.ts";
export * from "./limits/index.ts";
export { type Coin, executeMessage } from "./messages/executeMessage.ts";
export type { Message } from "./messages/message.ts";
export * from "./ocmf/index.ts";
export * from "./orders/index.ts";
export type { ModulePage, ModulePageOf } from "./queries/askModule.ts";
export * from "./queries/index.ts";
export {
  type AminoDocument,
  type AminoFee,
  type AminoMessage,
  type AminoSigner,
  addressOf,
  addressPrefix,
  type DirectSigner,
  type SignDocument,
  type SignedAmino,
  type SignedDocument,
  type Signer,
  type SignerAccount,
  signerFromKey,
  signerFromMnemonic,
} from "./signer/signer.ts";
export { type SignBytes, signerElsewhere } from "./signer/signerElsewhere.ts";
export * from "./tx/index.ts";
export * from "./units/index.ts";
export * from "./words/index.ts";
