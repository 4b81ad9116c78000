//@ts-nocheck
import { Params } from "./clock.ts";
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, type DeepPartial } from "../../../helpers.ts";
/** MsgRegisterContract registers a contract. */
export interface MsgRegisterContract {
  /** authority is the chain's authority. */
  authority: string;
  /** contract_address is the contract to call; it must exist. */
  contractAddress: string;
  /** gas_limit is the most gas that a call is given, at most the parameter max_gas_per_block. */
  gasLimit: bigint;
  /**
   * gas_share is the gas that the contract is given in every block, at most gas_limit. The shares of all contracts are together at most
   * max_gas_per_block. 0, or no share named, stands for gas_limit.
   */
  gasShare: bigint;
}
/** MsgRegisterContractResponse holds the contract's place. */
export interface MsgRegisterContractResponse {
  /** id is the contract's place in the order of calls. */
  id: bigint;
}
/** MsgUnregisterContract forgets a contract. */
export interface MsgUnregisterContract {
  /** authority is the chain's authority. */
  authority: string;
  /** contract_address names the contract. */
  contractAddress: string;
}
/** MsgUnregisterContractResponse is empty. */
export interface MsgUnregisterContractResponse {}
/** MsgSetGasLimit changes a contract's gas limit. */
export interface MsgSetGasLimit {
  /** authority is the chain's authority. */
  authority: string;
  /** contract_address names the contract. */
  contractAddress: string;
  /** gas_limit is the most gas that a call is given, at least the contract's gas_share and at most the parameter max_gas_per_block. */
  gasLimit: bigint;
}
/** MsgSetGasLimitResponse is empty. */
export interface MsgSetGasLimitResponse {}
/** MsgSetGasShare changes a contract's share of a block's gas. */
export interface MsgSetGasShare {
  /** authority is the chain's authority. */
  authority: string;
  /** contract_address names the contract. */
  contractAddress: string;
  /**
   * gas_share is the gas that the contract is given in every block, at least 1 and at most its gas_limit. The shares of all contracts are
   * together at most the parameter max_gas_per_block.
   */
  gasShare: bigint;
}
/** MsgSetGasShareResponse is empty. */
export interface MsgSetGasShareResponse {}
/** MsgUnjailContract releases a jailed contract. */
export interface MsgUnjailContract {
  /** authority is the chain's authority. */
  authority: string;
  /** contract_address names the contract. */
  contractAddress: string;
}
/** MsgUnjailContractResponse is empty. */
export interface MsgUnjailContractResponse {}
/** MsgUpdateParams replaces the parameters. */
export interface MsgUpdateParams {
  /** authority is the chain's authority. */
  authority: string;
  /** params are the new parameters, all of them. They must leave room for every registered contract. */
  params: Params;
}
/** MsgUpdateParamsResponse is empty. */
export interface MsgUpdateParamsResponse {}
function createBaseMsgRegisterContract(): MsgRegisterContract {
  return {
    authority: "",
    contractAddress: "",
    gasLimit: BigInt(0),
    gasShare: BigInt(0)
  };
}
export const MsgRegisterContract = {
  typeUrl: "/wattmesh.clock.v1.MsgRegisterContract",
  encode(message: MsgRegisterContract, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.contractAddress !== "") {
      writer.uint32(18).string(message.contractAddress);
    }
    if (message.gasLimit !== BigInt(0)) {
      writer.uint32(24).uint64(message.gasLimit);
    }
    if (message.gasShare !== BigInt(0)) {
      writer.uint32(32).uint64(message.gasShare);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgRegisterContract {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgRegisterContract();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.contractAddress = reader.string();
          break;
        case 3:
          message.gasLimit = reader.uint64();
          break;
        case 4:
          message.gasShare = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgRegisterContract {
    const obj = createBaseMsgRegisterContract();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.gasLimit)) obj.gasLimit = BigInt(object.gasLimit.toString());
    if (isSet(object.gasShare)) obj.gasShare = BigInt(object.gasShare.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<MsgRegisterContract>): MsgRegisterContract {
    const message = createBaseMsgRegisterContract();
    message.authority = object.authority ?? "";
    message.contractAddress = object.contractAddress ?? "";
    if (object.gasLimit !== undefined && object.gasLimit !== null) {
      message.gasLimit = BigInt(object.gasLimit.toString());
    }
    if (object.gasShare !== undefined && object.gasShare !== null) {
      message.gasShare = BigInt(object.gasShare.toString());
    }
    return message;
  }
};
function createBaseMsgRegisterContractResponse(): MsgRegisterContractResponse {
  return {
    id: BigInt(0)
  };
}
export const MsgRegisterContractResponse = {
  typeUrl: "/wattmesh.clock.v1.MsgRegisterContractResponse",
  encode(message: MsgRegisterContractResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.id !== BigInt(0)) {
      writer.uint32(8).uint64(message.id);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgRegisterContractResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgRegisterContractResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.id = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgRegisterContractResponse {
    const obj = createBaseMsgRegisterContractResponse();
    if (isSet(object.id)) obj.id = BigInt(object.id.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<MsgRegisterContractResponse>): MsgRegisterContractResponse {
    const message = createBaseMsgRegisterContractResponse();
    if (object.id !== undefined && object.id !== null) {
      message.id = BigInt(object.id.toString());
    }
    return message;
  }
};
function createBaseMsgUnregisterContract(): MsgUnregisterContract {
  return {
    authority: "",
    contractAddress: ""
  };
}
export const MsgUnregisterContract = {
  typeUrl: "/wattmesh.clock.v1.MsgUnregisterContract",
  encode(message: MsgUnregisterContract, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.contractAddress !== "") {
      writer.uint32(18).string(message.contractAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgUnregisterContract {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgUnregisterContract();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.contractAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgUnregisterContract {
    const obj = createBaseMsgUnregisterContract();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<MsgUnregisterContract>): MsgUnregisterContract {
    const message = createBaseMsgUnregisterContract();
    message.authority = object.authority ?? "";
    message.contractAddress = object.contractAddress ?? "";
    return message;
  }
};
function createBaseMsgUnregisterContractResponse(): MsgUnregisterContractResponse {
  return {};
}
export const MsgUnregisterContractResponse = {
  typeUrl: "/wattmesh.clock.v1.MsgUnregisterContractResponse",
  encode(_: MsgUnregisterContractResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgUnregisterContractResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgUnregisterContractResponse();
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
  fromJSON(_: any): MsgUnregisterContractResponse {
    const obj = createBaseMsgUnregisterContractResponse();
    return obj;
  },
  fromPartial(_: DeepPartial<MsgUnregisterContractResponse>): MsgUnregisterContractResponse {
    const message = createBaseMsgUnregisterContractResponse();
    return message;
  }
};
function createBaseMsgSetGasLimit(): MsgSetGasLimit {
  return {
    authority: "",
    contractAddress: "",
    gasLimit: BigInt(0)
  };
}
export const MsgSetGasLimit = {
  typeUrl: "/wattmesh.clock.v1.MsgSetGasLimit",
  encode(message: MsgSetGasLimit, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.contractAddress !== "") {
      writer.uint32(18).string(message.contractAddress);
    }
    if (message.gasLimit !== BigInt(0)) {
      writer.uint32(24).uint64(message.gasLimit);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgSetGasLimit {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgSetGasLimit();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.contractAddress = reader.string();
          break;
        case 3:
          message.gasLimit = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgSetGasLimit {
    const obj = createBaseMsgSetGasLimit();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.gasLimit)) obj.gasLimit = BigInt(object.gasLimit.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<MsgSetGasLimit>): MsgSetGasLimit {
    const message = createBaseMsgSetGasLimit();
    message.authority = object.authority ?? "";
    message.contractAddress = object.contractAddress ?? "";
    if (object.gasLimit !== undefined && object.gasLimit !== null) {
      message.gasLimit = BigInt(object.gasLimit.toString());
    }
    return message;
  }
};
function createBaseMsgSetGasLimitResponse(): MsgSetGasLimitResponse {
  return {};
}
export const MsgSetGasLimitResponse = {
  typeUrl: "/wattmesh.clock.v1.MsgSetGasLimitResponse",
  encode(_: MsgSetGasLimitResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgSetGasLimitResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgSetGasLimitResponse();
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
  fromJSON(_: any): MsgSetGasLimitResponse {
    const obj = createBaseMsgSetGasLimitResponse();
    return obj;
  },
  fromPartial(_: DeepPartial<MsgSetGasLimitResponse>): MsgSetGasLimitResponse {
    const message = createBaseMsgSetGasLimitResponse();
    return message;
  }
};
function createBaseMsgSetGasShare(): MsgSetGasShare {
  return {
    authority: "",
    contractAddress: "",
    gasShare: BigInt(0)
  };
}
export const MsgSetGasShare = {
  typeUrl: "/wattmesh.clock.v1.MsgSetGasShare",
  encode(message: MsgSetGasShare, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.contractAddress !== "") {
      writer.uint32(18).string(message.contractAddress);
    }
    if (message.gasShare !== BigInt(0)) {
      writer.uint32(24).uint64(message.gasShare);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgSetGasShare {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgSetGasShare();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.contractAddress = reader.string();
          break;
        case 3:
          message.gasShare = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgSetGasShare {
    const obj = createBaseMsgSetGasShare();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.gasShare)) obj.gasShare = BigInt(object.gasShare.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<MsgSetGasShare>): MsgSetGasShare {
    const message = createBaseMsgSetGasShare();
    message.authority = object.authority ?? "";
    message.contractAddress = object.contractAddress ?? "";
    if (object.gasShare !== undefined && object.gasShare !== null) {
      message.gasShare = BigInt(object.gasShare.toString());
    }
    return message;
  }
};
function createBaseMsgSetGasShareResponse(): MsgSetGasShareResponse {
  return {};
}
export const MsgSetGasShareResponse = {
  typeUrl: "/wattmesh.clock.v1.MsgSetGasShareResponse",
  encode(_: MsgSetGasShareResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgSetGasShareResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgSetGasShareResponse();
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
  fromJSON(_: any): MsgSetGasShareResponse {
    const obj = createBaseMsgSetGasShareResponse();
    return obj;
  },
  fromPartial(_: DeepPartial<MsgSetGasShareResponse>): MsgSetGasShareResponse {
    const message = createBaseMsgSetGasShareResponse();
    return message;
  }
};
function createBaseMsgUnjailContract(): MsgUnjailContract {
  return {
    authority: "",
    contractAddress: ""
  };
}
export const MsgUnjailContract = {
  typeUrl: "/wattmesh.clock.v1.MsgUnjailContract",
  encode(message: MsgUnjailContract, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.authority !== "") {
      writer.uint32(10).string(message.authority);
    }
    if (message.contractAddress !== "") {
      writer.uint32(18).string(message.contractAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgUnjailContract {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgUnjailContract();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.authority = reader.string();
          break;
        case 2:
          message.contractAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): MsgUnjailContract {
    const obj = createBaseMsgUnjailContract();
    if (isSet(object.authority)) obj.authority = String(object.authority);
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<MsgUnjailContract>): MsgUnjailContract {
    const message = createBaseMsgUnjailContract();
    message.authority = object.authority ?? "";
    message.contractAddress = object.contractAddress ?? "";
    return message;
  }
};
function createBaseMsgUnjailContractResponse(): MsgUnjailContractResponse {
  return {};
}
export const MsgUnjailContractResponse = {
  typeUrl: "/wattmesh.clock.v1.MsgUnjailContractResponse",
  encode(_: MsgUnjailContractResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): MsgUnjailContractResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseMsgUnjailContractResponse();
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
  fromJSON(_: any): MsgUnjailContractResponse {
    const obj = createBaseMsgUnjailContractResponse();
    return obj;
  },
  fromPartial(_: DeepPartial<MsgUnjailContractResponse>): MsgUnjailContractResponse {
    const message = createBaseMsgUnjailContractResponse();
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
  typeUrl: "/wattmesh.clock.v1.MsgUpdateParams",
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
  typeUrl: "/wattmesh.clock.v1.MsgUpdateParamsResponse",
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