//@ts-nocheck
import { Params } from "./poa.ts";
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, type DeepPartial } from "../../../helpers.ts";
/** EventValidatorAdded tells that a validator was added. */
export interface EventValidatorAdded {
  consensusAddress: string;
  moniker: string;
  power: bigint;
}
/** EventValidatorRemoved tells that a validator was removed. */
export interface EventValidatorRemoved {
  consensusAddress: string;
  moniker: string;
  power: bigint;
}
/** EventPowerSet tells that a validator's power was changed. */
export interface EventPowerSet {
  consensusAddress: string;
  oldPower: bigint;
  newPower: bigint;
}
/** EventKeyRotated tells that a validator has a new key and so a new consensus address. */
export interface EventKeyRotated {
  oldConsensusAddress: string;
  newConsensusAddress: string;
}
/** EventValidatorSetAnnounced tells that a changed validator set was given to the consensus engine at the end of a block. */
export interface EventValidatorSetAnnounced {
  /** updates is the number of keys whose power changed. */
  updates: number;
  /** total_power is the voting power of the whole set. */
  totalPower: bigint;
}
/** EventParamsUpdated holds the new parameters. */
export interface EventParamsUpdated {
  params: Params;
}
function createBaseEventValidatorAdded(): EventValidatorAdded {
  return {
    consensusAddress: "",
    moniker: "",
    power: BigInt(0)
  };
}
export const EventValidatorAdded = {
  typeUrl: "/wattmesh.poa.v1.EventValidatorAdded",
  encode(message: EventValidatorAdded, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.consensusAddress !== "") {
      writer.uint32(10).string(message.consensusAddress);
    }
    if (message.moniker !== "") {
      writer.uint32(18).string(message.moniker);
    }
    if (message.power !== BigInt(0)) {
      writer.uint32(24).int64(message.power);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventValidatorAdded {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventValidatorAdded();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.consensusAddress = reader.string();
          break;
        case 2:
          message.moniker = reader.string();
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
  fromJSON(object: any): EventValidatorAdded {
    const obj = createBaseEventValidatorAdded();
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    if (isSet(object.moniker)) obj.moniker = String(object.moniker);
    if (isSet(object.power)) obj.power = BigInt(object.power.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventValidatorAdded>): EventValidatorAdded {
    const message = createBaseEventValidatorAdded();
    message.consensusAddress = object.consensusAddress ?? "";
    message.moniker = object.moniker ?? "";
    if (object.power !== undefined && object.power !== null) {
      message.power = BigInt(object.power.toString());
    }
    return message;
  }
};
function createBaseEventValidatorRemoved(): EventValidatorRemoved {
  return {
    consensusAddress: "",
    moniker: "",
    power: BigInt(0)
  };
}
export const EventValidatorRemoved = {
  typeUrl: "/wattmesh.poa.v1.EventValidatorRemoved",
  encode(message: EventValidatorRemoved, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.consensusAddress !== "") {
      writer.uint32(10).string(message.consensusAddress);
    }
    if (message.moniker !== "") {
      writer.uint32(18).string(message.moniker);
    }
    if (message.power !== BigInt(0)) {
      writer.uint32(24).int64(message.power);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventValidatorRemoved {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventValidatorRemoved();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.consensusAddress = reader.string();
          break;
        case 2:
          message.moniker = reader.string();
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
  fromJSON(object: any): EventValidatorRemoved {
    const obj = createBaseEventValidatorRemoved();
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    if (isSet(object.moniker)) obj.moniker = String(object.moniker);
    if (isSet(object.power)) obj.power = BigInt(object.power.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventValidatorRemoved>): EventValidatorRemoved {
    const message = createBaseEventValidatorRemoved();
    message.consensusAddress = object.consensusAddress ?? "";
    message.moniker = object.moniker ?? "";
    if (object.power !== undefined && object.power !== null) {
      message.power = BigInt(object.power.toString());
    }
    return message;
  }
};
function createBaseEventPowerSet(): EventPowerSet {
  return {
    consensusAddress: "",
    oldPower: BigInt(0),
    newPower: BigInt(0)
  };
}
export const EventPowerSet = {
  typeUrl: "/wattmesh.poa.v1.EventPowerSet",
  encode(message: EventPowerSet, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.consensusAddress !== "") {
      writer.uint32(10).string(message.consensusAddress);
    }
    if (message.oldPower !== BigInt(0)) {
      writer.uint32(16).int64(message.oldPower);
    }
    if (message.newPower !== BigInt(0)) {
      writer.uint32(24).int64(message.newPower);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventPowerSet {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventPowerSet();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.consensusAddress = reader.string();
          break;
        case 2:
          message.oldPower = reader.int64();
          break;
        case 3:
          message.newPower = reader.int64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventPowerSet {
    const obj = createBaseEventPowerSet();
    if (isSet(object.consensusAddress)) obj.consensusAddress = String(object.consensusAddress);
    if (isSet(object.oldPower)) obj.oldPower = BigInt(object.oldPower.toString());
    if (isSet(object.newPower)) obj.newPower = BigInt(object.newPower.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventPowerSet>): EventPowerSet {
    const message = createBaseEventPowerSet();
    message.consensusAddress = object.consensusAddress ?? "";
    if (object.oldPower !== undefined && object.oldPower !== null) {
      message.oldPower = BigInt(object.oldPower.toString());
    }
    if (object.newPower !== undefined && object.newPower !== null) {
      message.newPower = BigInt(object.newPower.toString());
    }
    return message;
  }
};
function createBaseEventKeyRotated(): EventKeyRotated {
  return {
    oldConsensusAddress: "",
    newConsensusAddress: ""
  };
}
export const EventKeyRotated = {
  typeUrl: "/wattmesh.poa.v1.EventKeyRotated",
  encode(message: EventKeyRotated, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.oldConsensusAddress !== "") {
      writer.uint32(10).string(message.oldConsensusAddress);
    }
    if (message.newConsensusAddress !== "") {
      writer.uint32(18).string(message.newConsensusAddress);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventKeyRotated {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventKeyRotated();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.oldConsensusAddress = reader.string();
          break;
        case 2:
          message.newConsensusAddress = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventKeyRotated {
    const obj = createBaseEventKeyRotated();
    if (isSet(object.oldConsensusAddress)) obj.oldConsensusAddress = String(object.oldConsensusAddress);
    if (isSet(object.newConsensusAddress)) obj.newConsensusAddress = String(object.newConsensusAddress);
    return obj;
  },
  fromPartial(object: DeepPartial<EventKeyRotated>): EventKeyRotated {
    const message = createBaseEventKeyRotated();
    message.oldConsensusAddress = object.oldConsensusAddress ?? "";
    message.newConsensusAddress = object.newConsensusAddress ?? "";
    return message;
  }
};
function createBaseEventValidatorSetAnnounced(): EventValidatorSetAnnounced {
  return {
    updates: 0,
    totalPower: BigInt(0)
  };
}
export const EventValidatorSetAnnounced = {
  typeUrl: "/wattmesh.poa.v1.EventValidatorSetAnnounced",
  encode(message: EventValidatorSetAnnounced, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.updates !== 0) {
      writer.uint32(8).uint32(message.updates);
    }
    if (message.totalPower !== BigInt(0)) {
      writer.uint32(16).int64(message.totalPower);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): EventValidatorSetAnnounced {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseEventValidatorSetAnnounced();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.updates = reader.uint32();
          break;
        case 2:
          message.totalPower = reader.int64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): EventValidatorSetAnnounced {
    const obj = createBaseEventValidatorSetAnnounced();
    if (isSet(object.updates)) obj.updates = Number(object.updates);
    if (isSet(object.totalPower)) obj.totalPower = BigInt(object.totalPower.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<EventValidatorSetAnnounced>): EventValidatorSetAnnounced {
    const message = createBaseEventValidatorSetAnnounced();
    message.updates = object.updates ?? 0;
    if (object.totalPower !== undefined && object.totalPower !== null) {
      message.totalPower = BigInt(object.totalPower.toString());
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
  typeUrl: "/wattmesh.poa.v1.EventParamsUpdated",
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