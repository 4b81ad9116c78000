//@ts-nocheck
import { Params } from "./poa.ts";
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, bytesFromBase64, type DeepPartial } from "../../../helpers.ts";
/** MsgAddValidator adds a validator. */
export interface MsgAddValidator {
  /** authority is the chain's authority. */
  authority: string;
  /** moniker is a name for people, 1 to 64 bytes. */
  moniker: string;
  /** pub_key is the raw ed25519 consensus key, 32 bytes. */
  pubKey: Uint8Array;
  /** power is the voting power, at least 1. */
  power: bigint;
}
/** MsgAddValidatorResponse names the new validator. */
export interface MsgAddValidatorResponse {
  /** consensus_address is the validator's consensus address. */
  consensusAddress: string;
}
/** MsgRemoveValidator removes a validator. */
export interface MsgRemoveValidator {
  /** authority is the chain's authority. */
  authority: string;
  /** consensus_address names the validator. */
  consensusAddress: string;
}
/** MsgRemoveValidatorResponse is empty. */
export interface MsgRemoveValidatorResponse {}
/** MsgSetPower changes a validator's voting power. */
export interface MsgSetPower {
  /** authority is the chain's authority. */
  authority: string;
  /** consensus_address names the validator. */
  consensusAddress: string;
  /** power is the new voting power, at least 1. */
  power: bigint;
}
/** MsgSetPowerResponse is empty. */
export interface MsgSetPowerResponse {}
/** MsgRotateKey replaces a validator's consensus key. */
export interface MsgRotateKey {
  /** authority is the chain's authority. */
  authority: string;
  /** consensus_address names the validator, by its old key. */
  consensusAddress: string;
  /** new_pub_key is the raw ed25519 consensus key to use from now on, 32 bytes. */
  newPubKey: Uint8Array;
}
/** MsgRotateKeyResponse names the validator by its new key. */
export interface MsgRotateKeyResponse {
  /** consensus_address is the validator's new consensus address. */
  consensusAddress: string;
}
/** MsgUpdateParams replaces the parameters. */
export interface MsgUpdateParams {
  /** authority is the chain's authority. */
  authority: string;
  /** params are the new parameters, all of them. */
  params: Params;
}
/** MsgUpdateParamsResponse is empty. */
export interface MsgUpdateParamsResponse {}
function createBaseMsgAddValidator(): MsgAddValidator {
  return {
    authority: "",
    moniker: "",
    pubKey: new Uint8Array(),
    power: BigInt(0)
  };
}
export const MsgAddValidator = {
  typeUrl: "/wattmesh.poa.v1.MsgAddValidator",
  encode(message: MsgAddValidator, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.moniker !== "") {
      writer.uint32(18).string(message.moniker);
    }
    if (message.pubKey.length !== 0) {
      writer.uint32(26).bytes(message.pubKey);
    }
    if (message.power !== BigInt(0)) {
      writer.uint32(32).int64(message.power);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgAddValidator {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgAddValidator();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.moniker = reader.string();
          break;
        case 3:
          message.pubKey = reader.bytes();
          break;
        case 4:
          message.power = reader.int64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgAddValidator {
    const obj = createBaseMsgAddValidator();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.moniker)) obj.moniker = String(object.moniker);
    if (isSet(object.pubKey)) obj.pubKey = bytesFromBase64(object.pubKey);
    if (isSet(object.power)) obj.power = BigInt(object.power.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<MsgAddValidator>): MsgAddValidator {
    const message = createBaseMsgAddValidator();
    message.authority = object.authority ?? "";
    message.moniker = object.moniker ?? "";
    message.pubKey = object.pubKey ?? new Uint8Array();
    if (object.power !== undefined && object.power !== null) {
      message.power = BigInt(object.power.toString());
    }
    return message;
  }
};
function createBaseMsgAddValidatorResponse(): MsgAddValidatorResponse {
  return {
    consensusAddress: ""
  };
}
export const MsgAddValidatorResponse = {
  typeUrl: "/wattmesh.poa.v1.MsgAddValidatorResponse",
  encode(message: MsgAddValidatorResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.consensusAddress !== "") {
      writer.uint32(10).string(message.consensusAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgAddValidatorResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgAddValidatorResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.consensusAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgAddValidatorResponse {
    const obj = createBaseMsgAddValidatorResponse();
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<MsgAddValidatorResponse>): MsgAddValidatorResponse {
    const message = createBaseMsgAddValidatorResponse();
    message.consensusAddress = object.consensusAddress ?? "";
    return message;
  }
};
function createBaseMsgRemoveValidator(): MsgRemoveValidator {
  return {
    authority: "",
    consensusAddress: ""
  };
}
export const MsgRemoveValidator = {
  typeUrl: "/wattmesh.poa.v1.MsgRemoveValidator",
  encode(message: MsgRemoveValidator, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.consensusAddress !== "") {
      writer.uint32(18).string(message.consensusAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgRemoveValidator {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgRemoveValidator();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.consensusAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgRemoveValidator {
    const obj = createBaseMsgRemoveValidator();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<MsgRemoveValidator>): MsgRemoveValidator {
    const message = createBaseMsgRemoveValidator();
    message.authority = object.authority ?? "";
    message.consensusAddress = object.consensusAddress ?? "";
    return message;
  }
};
function createBaseMsgRemoveValidatorResponse(): MsgRemoveValidatorResponse {
  return {};
}
export const MsgRemoveValidatorResponse = {
  typeUrl: "/wattmesh.poa.v1.MsgRemoveValidatorResponse",
  encode(_: MsgRemoveValidatorResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgRemoveValidatorResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgRemoveValidatorResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(_: any): MsgRemoveValidatorResponse {
    const obj = createBaseMsgRemoveValidatorResponse();
    return obj;
  },
  fromPartial(_: DeepPartial<MsgRemoveValidatorResponse>): MsgRemoveValidatorResponse {
    const message = createBaseMsgRemoveValidatorResponse();
    return message;
  }
};
function createBaseMsgSetPower(): MsgSetPower {
  return {
    authority: "",
    consensusAddress: "",
    power: BigInt(0)
  };
}
export const MsgSetPower = {
  typeUrl: "/wattmesh.poa.v1.MsgSetPower",
  encode(message: MsgSetPower, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.consensusAddress !== "") {
      writer.uint32(18).string(message.consensusAddress);
    }
    if (message.power !== BigInt(0)) {
      writer.uint32(24).int64(message.power);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgSetPower {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgSetPower();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.consensusAddress = reader.string();
          break;
        case 3:
          message.power = reader.int64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgSetPower {
    const obj = createBaseMsgSetPower();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    if (isSet(object.power)) obj.power = BigInt(object.power.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<MsgSetPower>): MsgSetPower {
    const message = createBaseMsgSetPower();
    message.authority = object.authority ?? "";
    message.consensusAddress = object.consensusAddress ?? "";
    if (object.power !== undefined && object.power !== null) {
      message.power = BigInt(object.power.toString());
    }
    return message;
  }
};
function createBaseMsgSetPowerResponse(): MsgSetPowerResponse {
  return {};
}
export const MsgSetPowerResponse = {
  typeUrl: "/wattmesh.poa.v1.MsgSetPowerResponse",
  encode(_: MsgSetPowerResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgSetPowerResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgSetPowerResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(_: any): MsgSetPowerResponse {
    const obj = createBaseMsgSetPowerResponse();
    return obj;
  },
  fromPartial(_: DeepPartial<MsgSetPowerResponse>): MsgSetPowerResponse {
    const message = createBaseMsgSetPowerResponse();
    return message;
  }
};
function createBaseMsgRotateKey(): MsgRotateKey {
  return {
    authority: "",
    consensusAddress: "",
    newPubKey: new Uint8Array()
  };
}
export const MsgRotateKey = {
  typeUrl: "/wattmesh.poa.v1.MsgRotateKey",
  encode(message: MsgRotateKey, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.consensusAddress !== "") {
      writer.uint32(18).string(message.consensusAddress);
    }
    if (message.newPubKey.length !== 0) {
      writer.uint32(26).bytes(message.newPubKey);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgRotateKey {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgRotateKey();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.consensusAddress = reader.string();
          break;
        case 3:
          message.newPubKey = reader.bytes();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgRotateKey {
    const obj = createBaseMsgRotateKey();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    if (isSet(object.newPubKey)) obj.newPubKey = bytesFromBase64(object.newPubKey);
    return obj;
  },
  fromPartial(object: DeepPartial<MsgRotateKey>): MsgRotateKey {
    const message = createBaseMsgRotateKey();
    message.authority = object.authority ?? "";
    message.consensusAddress = object.consensusAddress ?? "";
    message.newPubKey = object.newPubKey ?? new Uint8Array();
    return message;
  }
};
function createBaseMsgRotateKeyResponse(): MsgRotateKeyResponse {
  return {
    consensusAddress: ""
  };
}
export const MsgRotateKeyResponse = {
  typeUrl: "/wattmesh.poa.v1.MsgRotateKeyResponse",
  encode(message: MsgRotateKeyResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.consensusAddress !== "") {
      writer.uint32(10).string(message.consensusAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgRotateKeyResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgRotateKeyResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.consensusAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgRotateKeyResponse {
    const obj = createBaseMsgRotateKeyResponse();
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<MsgRotateKeyResponse>): MsgRotateKeyResponse {
    const message = createBaseMsgRotateKeyResponse();
    message.consensusAddress = object.consensusAddress ?? "";
    return message;
  }
};
function createBaseMsgUpdateParams(): MsgUpdateParams {
  return {
    authority: "",
    params: Params.fromPartial({})
  };
}
export const MsgUpdateParams = {
  typeUrl: "/wattmesh.poa.v1.MsgUpdateParams",
  encode(message: MsgUpdateParams, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.params !== undefined) {
      Params.encode(message.params, writer.uint32(18).fork()).ldelim();
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgUpdateParams {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgUpdateParams();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.params = Params.decode(reader, reader.uint32());
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgUpdateParams {
    const obj = createBaseMsgUpdateParams();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.params)) obj.params = Params.fromJSON(object.params);
    return obj;
  },
  fromPartial(object: DeepPartial<MsgUpdateParams>): MsgUpdateParams {
    const message = createBaseMsgUpdateParams();
    message.authority = object.authority ?? "";
    if (object.params !== undefined && object.params !== null) {
      message.params = Params.fromPartial(object.params);
    }
    return message;
  }
};
function createBaseMsgUpdateParamsResponse(): MsgUpdateParamsResponse {
  return {};
}
export const MsgUpdateParamsResponse = {
  typeUrl: "/wattmesh.poa.v1.MsgUpdateParamsResponse",
  encode(_: MsgUpdateParamsResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgUpdateParamsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgUpdateParamsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(_: any): MsgUpdateParamsResponse {
    const obj = createBaseMsgUpdateParamsResponse();
    return obj;
  },
  fromPartial(_: DeepPartial<MsgUpdateParamsResponse>): MsgUpdateParamsResponse {
    const message = createBaseMsgUpdateParamsResponse();
    return message;
  }
};