//@ts-nocheck
import { Params } from "./clock.ts";
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, type DeepPartial } from "../../../helpers.ts";
/** FailureReason tells why a call failed, in what every node agrees on. The text of the error is in the node's log only. */
export enum FailureReason {
  /** FAILURE_REASON_UNSPECIFIED - FAILURE_REASON_UNSPECIFIED is not used. */
  FAILURE_REASON_UNSPECIFIED = 0,
  /** FAILURE_REASON_OUT_OF_GAS - FAILURE_REASON_OUT_OF_GAS: the call needed more than the gas budget that it was told. */
  FAILURE_REASON_OUT_OF_GAS = 1,
  /** FAILURE_REASON_CONTRACT - FAILURE_REASON_CONTRACT: the contract, or a message it sent, returned an error. */
  FAILURE_REASON_CONTRACT = 2,
  /** FAILURE_REASON_VM - FAILURE_REASON_VM: the contract was aborted, for example by a panic, or has no sudo entry point. */
  FAILURE_REASON_VM = 3,
  UNRECOGNIZED = -1,
}
export function failureReasonFromJSON(object: any): FailureReason {
  switch (object) {
    case 0:
    case "FAILURE_REASON_UNSPECIFIED":
      return FailureReason.FAILURE_REASON_UNSPECIFIED;
    case 1:
    case "FAILURE_REASON_OUT_OF_GAS":
      return FailureReason.FAILURE_REASON_OUT_OF_GAS;
    case 2:
    case "FAILURE_REASON_CONTRACT":
      return FailureReason.FAILURE_REASON_CONTRACT;
    case 3:
    case "FAILURE_REASON_VM":
      return FailureReason.FAILURE_REASON_VM;
    case -1:
    case "UNRECOGNIZED":
    default:
      return FailureReason.UNRECOGNIZED;
  }
}
export function failureReasonToJSON(object: FailureReason): string {
  switch (object) {
    case FailureReason.FAILURE_REASON_UNSPECIFIED:
      return "FAILURE_REASON_UNSPECIFIED";
    case FailureReason.FAILURE_REASON_OUT_OF_GAS:
      return "FAILURE_REASON_OUT_OF_GAS";
    case FailureReason.FAILURE_REASON_CONTRACT:
      return "FAILURE_REASON_CONTRACT";
    case FailureReason.FAILURE_REASON_VM:
      return "FAILURE_REASON_VM";
    case FailureReason.UNRECOGNIZED:
    default:
      return "UNRECOGNIZED";
  }
}
/** EventContractRegistered tells that the clock calls a contract from now on. */
export interface EventContractRegistered {
  contractAddress: string;
  id: bigint;
  gasLimit: bigint;
  gasShare: bigint;
}
/** EventContractUnregistered tells that the clock does not call a contract any more. */
export interface EventContractUnregistered {
  contractAddress: string;
}
/** EventGasLimitSet holds a contract's new gas limit. */
export interface EventGasLimitSet {
  contractAddress: string;
  oldGasLimit: bigint;
  newGasLimit: bigint;
}
/** EventGasShareSet holds a contract's new share of a block's gas. */
export interface EventGasShareSet {
  contractAddress: string;
  oldGasShare: bigint;
  newGasShare: bigint;
}
/** EventContractCalled tells that a call was good. */
export interface EventContractCalled {
  contractAddress: string;
  gasUsed: bigint;
  /** gas_budget is what the contract was told that it may use. */
  gasBudget: bigint;
}
/** EventContractFailed tells that a call failed and that nothing of it was kept. */
export interface EventContractFailed {
  contractAddress: string;
  reason: FailureReason;
  gasUsed: bigint;
  consecutiveFailures: number;
  /** gas_budget is what the contract was told that it may use. */
  gasBudget: bigint;
}
/** EventContractJailed tells that a contract failed too often and is not called any more. */
export interface EventContractJailed {
  contractAddress: string;
}
/** EventContractUnjailed tells that a contract is called again. */
export interface EventContractUnjailed {
  contractAddress: string;
}
/**
 * EventRoundDeferred is in blocks of chains from before contracts had shares: the block's gas did not suffice for all contracts, and the next
 * block started with the one named here.
 */
/** @deprecated */
export interface EventRoundDeferred {
  nextContractAddress: string;
  /** gas_used is what the calls of this block used together. */
  gasUsed: bigint;
}
/** EventParamsUpdated holds the new parameters. */
export interface EventParamsUpdated {
  params: Params;
}
function createBaseEventContractRegistered(): EventContractRegistered {
  return {
    contractAddress: "",
    id: BigInt(0),
    gasLimit: BigInt(0),
    gasShare: BigInt(0)
  };
}
export const EventContractRegistered = {
  typeUrl: "/wattmesh.clock.v1.EventContractRegistered",
  encode(message: EventContractRegistered, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    if (message.id !== BigInt(0)) {
      writer.uint32(16).uint64(message.id);
    }
    if (message.gasLimit !== BigInt(0)) {
      writer.uint32(24).uint64(message.gasLimit);
    }
    if (message.gasShare !== BigInt(0)) {
      writer.uint32(32).uint64(message.gasShare);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventContractRegistered {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventContractRegistered();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        case 2:
          message.id = reader.uint64();
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
  fromJSON(object: any): EventContractRegistered {
    const obj = createBaseEventContractRegistered();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.id)) obj.id = BigInt(object.id.toString());
    if (isSet(object.gasLimit)) obj.gasLimit = BigInt(object.gasLimit.toString());
    if (isSet(object.gasShare)) obj.gasShare = BigInt(object.gasShare.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventContractRegistered>): EventContractRegistered {
    const message = createBaseEventContractRegistered();
    message.contractAddress = object.contractAddress ?? "";
    if (object.id !== undefined && object.id !== null) {
      message.id = BigInt(object.id.toString());
    }
    if (object.gasLimit !== undefined && object.gasLimit !== null) {
      message.gasLimit = BigInt(object.gasLimit.toString());
    }
    if (object.gasShare !== undefined && object.gasShare !== null) {
      message.gasShare = BigInt(object.gasShare.toString());
    }
    return message;
  }
};
function createBaseEventContractUnregistered(): EventContractUnregistered {
  return {
    contractAddress: ""
  };
}
export const EventContractUnregistered = {
  typeUrl: "/wattmesh.clock.v1.EventContractUnregistered",
  encode(message: EventContractUnregistered, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventContractUnregistered {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventContractUnregistered();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventContractUnregistered {
    const obj = createBaseEventContractUnregistered();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<EventContractUnregistered>): EventContractUnregistered {
    const message = createBaseEventContractUnregistered();
    message.contractAddress = object.contractAddress ?? "";
    return message;
  }
};
function createBaseEventGasLimitSet(): EventGasLimitSet {
  return {
    contractAddress: "",
    oldGasLimit: BigInt(0),
    newGasLimit: BigInt(0)
  };
}
export const EventGasLimitSet = {
  typeUrl: "/wattmesh.clock.v1.EventGasLimitSet",
  encode(message: EventGasLimitSet, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    if (message.oldGasLimit !== BigInt(0)) {
      writer.uint32(16).uint64(message.oldGasLimit);
    }
    if (message.newGasLimit !== BigInt(0)) {
      writer.uint32(24).uint64(message.newGasLimit);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventGasLimitSet {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventGasLimitSet();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        case 2:
          message.oldGasLimit = reader.uint64();
          break;
        case 3:
          message.newGasLimit = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventGasLimitSet {
    const obj = createBaseEventGasLimitSet();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.oldGasLimit)) obj.oldGasLimit = BigInt(object.oldGasLimit.toString());
    if (isSet(object.newGasLimit)) obj.newGasLimit = BigInt(object.newGasLimit.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventGasLimitSet>): EventGasLimitSet {
    const message = createBaseEventGasLimitSet();
    message.contractAddress = object.contractAddress ?? "";
    if (object.oldGasLimit !== undefined && object.oldGasLimit !== null) {
      message.oldGasLimit = BigInt(object.oldGasLimit.toString());
    }
    if (object.newGasLimit !== undefined && object.newGasLimit !== null) {
      message.newGasLimit = BigInt(object.newGasLimit.toString());
    }
    return message;
  }
};
function createBaseEventGasShareSet(): EventGasShareSet {
  return {
    contractAddress: "",
    oldGasShare: BigInt(0),
    newGasShare: BigInt(0)
  };
}
export const EventGasShareSet = {
  typeUrl: "/wattmesh.clock.v1.EventGasShareSet",
  encode(message: EventGasShareSet, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    if (message.oldGasShare !== BigInt(0)) {
      writer.uint32(16).uint64(message.oldGasShare);
    }
    if (message.newGasShare !== BigInt(0)) {
      writer.uint32(24).uint64(message.newGasShare);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventGasShareSet {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventGasShareSet();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        case 2:
          message.oldGasShare = reader.uint64();
          break;
        case 3:
          message.newGasShare = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventGasShareSet {
    const obj = createBaseEventGasShareSet();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.oldGasShare)) obj.oldGasShare = BigInt(object.oldGasShare.toString());
    if (isSet(object.newGasShare)) obj.newGasShare = BigInt(object.newGasShare.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventGasShareSet>): EventGasShareSet {
    const message = createBaseEventGasShareSet();
    message.contractAddress = object.contractAddress ?? "";
    if (object.oldGasShare !== undefined && object.oldGasShare !== null) {
      message.oldGasShare = BigInt(object.oldGasShare.toString());
    }
    if (object.newGasShare !== undefined && object.newGasShare !== null) {
      message.newGasShare = BigInt(object.newGasShare.toString());
    }
    return message;
  }
};
function createBaseEventContractCalled(): EventContractCalled {
  return {
    contractAddress: "",
    gasUsed: BigInt(0),
    gasBudget: BigInt(0)
  };
}
export const EventContractCalled = {
  typeUrl: "/wattmesh.clock.v1.EventContractCalled",
  encode(message: EventContractCalled, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    if (message.gasUsed !== BigInt(0)) {
      writer.uint32(16).uint64(message.gasUsed);
    }
    if (message.gasBudget !== BigInt(0)) {
      writer.uint32(24).uint64(message.gasBudget);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventContractCalled {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventContractCalled();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        case 2:
          message.gasUsed = reader.uint64();
          break;
        case 3:
          message.gasBudget = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventContractCalled {
    const obj = createBaseEventContractCalled();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.gasUsed)) obj.gasUsed = BigInt(object.gasUsed.toString());
    if (isSet(object.gasBudget)) obj.gasBudget = BigInt(object.gasBudget.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventContractCalled>): EventContractCalled {
    const message = createBaseEventContractCalled();
    message.contractAddress = object.contractAddress ?? "";
    if (object.gasUsed !== undefined && object.gasUsed !== null) {
      message.gasUsed = BigInt(object.gasUsed.toString());
    }
    if (object.gasBudget !== undefined && object.gasBudget !== null) {
      message.gasBudget = BigInt(object.gasBudget.toString());
    }
    return message;
  }
};
function createBaseEventContractFailed(): EventContractFailed {
  return {
    contractAddress: "",
    reason: 0,
    gasUsed: BigInt(0),
    consecutiveFailures: 0,
    gasBudget: BigInt(0)
  };
}
export const EventContractFailed = {
  typeUrl: "/wattmesh.clock.v1.EventContractFailed",
  encode(message: EventContractFailed, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    if (message.reason !== 0) {
      writer.uint32(16).int32(message.reason);
    }
    if (message.gasUsed !== BigInt(0)) {
      writer.uint32(24).uint64(message.gasUsed);
    }
    if (message.consecutiveFailures !== 0) {
      writer.uint32(32).uint32(message.consecutiveFailures);
    }
    if (message.gasBudget !== BigInt(0)) {
      writer.uint32(40).uint64(message.gasBudget);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventContractFailed {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventContractFailed();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        case 2:
          message.reason = reader.int32() as any;
          break;
        case 3:
          message.gasUsed = reader.uint64();
          break;
        case 4:
          message.consecutiveFailures = reader.uint32();
          break;
        case 5:
          message.gasBudget = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventContractFailed {
    const obj = createBaseEventContractFailed();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.reason)) obj.reason = failureReasonFromJSON(object.reason);
    if (isSet(object.gasUsed)) obj.gasUsed = BigInt(object.gasUsed.toString());
    if (isSet(object.consecutiveFailures)) obj.consecutiveFailures = Number(object.consecutiveFailures);
    if (isSet(object.gasBudget)) obj.gasBudget = BigInt(object.gasBudget.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventContractFailed>): EventContractFailed {
    const message = createBaseEventContractFailed();
    message.contractAddress = object.contractAddress ?? "";
    message.reason = object.reason ?? 0;
    if (object.gasUsed !== undefined && object.gasUsed !== null) {
      message.gasUsed = BigInt(object.gasUsed.toString());
    }
    message.consecutiveFailures = object.consecutiveFailures ?? 0;
    if (object.gasBudget !== undefined && object.gasBudget !== null) {
      message.gasBudget = BigInt(object.gasBudget.toString());
    }
    return message;
  }
};
function createBaseEventContractJailed(): EventContractJailed {
  return {
    contractAddress: ""
  };
}
export const EventContractJailed = {
  typeUrl: "/wattmesh.clock.v1.EventContractJailed",
  encode(message: EventContractJailed, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventContractJailed {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventContractJailed();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventContractJailed {
    const obj = createBaseEventContractJailed();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<EventContractJailed>): EventContractJailed {
    const message = createBaseEventContractJailed();
    message.contractAddress = object.contractAddress ?? "";
    return message;
  }
};
function createBaseEventContractUnjailed(): EventContractUnjailed {
  return {
    contractAddress: ""
  };
}
export const EventContractUnjailed = {
  typeUrl: "/wattmesh.clock.v1.EventContractUnjailed",
  encode(message: EventContractUnjailed, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventContractUnjailed {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventContractUnjailed();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventContractUnjailed {
    const obj = createBaseEventContractUnjailed();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<EventContractUnjailed>): EventContractUnjailed {
    const message = createBaseEventContractUnjailed();
    message.contractAddress = object.contractAddress ?? "";
    return message;
  }
};
function createBaseEventRoundDeferred(): EventRoundDeferred {
  return {
    nextContractAddress: "",
    gasUsed: BigInt(0)
  };
}
export const EventRoundDeferred = {
  typeUrl: "/wattmesh.clock.v1.EventRoundDeferred",
  encode(message: EventRoundDeferred, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.nextContractAddress !== "") {
      writer.uint32(10).string(message.nextContractAddress);
    }
    if (message.gasUsed !== BigInt(0)) {
      writer.uint32(16).uint64(message.gasUsed);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventRoundDeferred {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventRoundDeferred();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.nextContractAddress = reader.string();
          break;
        case 2:
          message.gasUsed = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventRoundDeferred {
    const obj = createBaseEventRoundDeferred();
    if (isSet(object.nextContractAddress)) obj.nextContractAddress = String(object.nextContractAddress);
    if (isSet(object.gasUsed)) obj.gasUsed = BigInt(object.gasUsed.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventRoundDeferred>): EventRoundDeferred {
    const message = createBaseEventRoundDeferred();
    message.nextContractAddress = object.nextContractAddress ?? "";
    if (object.gasUsed !== undefined && object.gasUsed !== null) {
      message.gasUsed = BigInt(object.gasUsed.toString());
    }
    return message;
  }
};
function createBaseEventParamsUpdated(): EventParamsUpdated {
  return {
    params: Params.fromPartial({})
  };
}
export const EventParamsUpdated = {
  typeUrl: "/wattmesh.clock.v1.EventParamsUpdated",
  encode(message: EventParamsUpdated, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.params !== undefined) {
      Params.encode(message.params, writer.uint32(10).fork()).ldelim();
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventParamsUpdated {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventParamsUpdated();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.params = Params.decode(reader, reader.uint32());
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventParamsUpdated {
    const obj = createBaseEventParamsUpdated();
    if (isSet(object.params)) obj.params = Params.fromJSON(object.params);
    return obj;
  },
  fromPartial(object: DeepPartial<EventParamsUpdated>): EventParamsUpdated {
    const message = createBaseEventParamsUpdated();
    if (object.params !== undefined && object.params !== null) {
      message.params = Params.fromPartial(object.params);
    }
    return message;
  }
};