//@ts-nocheck
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, bytesFromBase64, type DeepPartial } from "../../../helpers.ts";
/** Validator is one member of the validator set the authority wants. It is known by its consensus address, which follows from its key. */
export interface Validator {
  /** moniker is a name for people, 1 to 64 bytes. */
  moniker: string;
  /** pub_key is the raw ed25519 consensus key, 32 bytes. */
  pubKey: Uint8Array;
  /** power is the voting power, at least 1. */
  power: bigint;
}
/** Params are the limits of every change of the validator set. */
export interface Params {
  /** max_validators is the largest number of validators. */
  maxValidators: number;
  /**
   * max_power_change_bps is the largest change of voting power in one block, in basis points (1/10000) of the power of the last set given to
   * the consensus engine. All that comes (new validators, raises, new keys) and all that goes (removals, cuts, old keys) are each held
   * against it. Below 1/3 neither a validator that is not online yet can stop blocks, nor does a light client lose the chain.
   */
  maxPowerChangeBps: number;
}
/** GenesisState is the validator set at genesis and its limits. */
export interface GenesisState {
  params: Params;
  /** validators is the validator set, at least one. */
  validators: Validator[];
}
function createBaseValidator(): Validator {
  return {
    moniker: "",
    pubKey: new Uint8Array(),
    power: BigInt(0)
  };
}
export const Validator = {
  typeUrl: "/wattmesh.poa.v1.Validator",
  encode(message: Validator, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.moniker !== "") {
      writer.uint32(10).string(message.moniker);
    }
    if (message.pubKey.length !== 0) {
      writer.uint32(18).bytes(message.pubKey);
    }
    if (message.power !== BigInt(0)) {
      writer.uint32(24).int64(message.power);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): Validator {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseValidator();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.moniker = reader.string();
          break;
        case 2:
          message.pubKey = reader.bytes();
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
  fromJSON(object: any): Validator {
    const obj = createBaseValidator();
    if (isSet(object.moniker)) obj.moniker = String(object.moniker);
    if (isSet(object.pubKey)) obj.pubKey = bytesFromBase64(object.pubKey);
    if (isSet(object.power)) obj.power = BigInt(object.power.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<Validator>): Validator {
    const message = createBaseValidator();
    message.moniker = object.moniker ?? "";
    message.pubKey = object.pubKey ?? new Uint8Array();
    if (object.power !== undefined && object.power !== null) {
      message.power = BigInt(object.power.toString());
    }
    return message;
  }
};
function createBaseParams(): Params {
  return {
    maxValidators: 0,
    maxPowerChangeBps: 0
  };
}
export const Params = {
  typeUrl: "/wattmesh.poa.v1.Params",
  encode(message: Params, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.maxValidators !== 0) {
      writer.uint32(8).uint32(message.maxValidators);
    }
    if (message.maxPowerChangeBps !== 0) {
      writer.uint32(16).uint32(message.maxPowerChangeBps);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): Params {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseParams();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.maxValidators = reader.uint32();
          break;
        case 2:
          message.maxPowerChangeBps = reader.uint32();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): Params {
    const obj = createBaseParams();
    if (isSet(object.maxValidators)) obj.maxValidators = Number(object.maxValidators);
    if (isSet(object.maxPowerChangeBps)) obj.maxPowerChangeBps = Number(object.maxPowerChangeBps);
    return obj;
  },
  fromPartial(object: DeepPartial<Params>): Params {
    const message = createBaseParams();
    message.maxValidators = object.maxValidators ?? 0;
    message.maxPowerChangeBps = object.maxPowerChangeBps ?? 0;
    return message;
  }
};
function createBaseGenesisState(): GenesisState {
  return {
    params: Params.fromPartial({}),
    validators: []
  };
}
export const GenesisState = {
  typeUrl: "/wattmesh.poa.v1.GenesisState",
  encode(message: GenesisState, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.params !== undefined) {
      Params.encode(message.params, writer.uint32(10).fork()).ldelim();
    }
    for (const v of message.validators) {
      Validator.encode(v!, writer.uint32(18).fork()).ldelim();
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): GenesisState {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseGenesisState();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.params = Params.decode(reader, reader.uint32());
          break;
        case 2:
          message.validators.push(Validator.decode(reader, reader.uint32()));
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): GenesisState {
    const obj = createBaseGenesisState();
    if (isSet(object.params)) obj.params = Params.fromJSON(object.params);
    if (Array.isArray(object?.validators)) obj.validators = object.validators.map((e: any) => Validator.fromJSON(e));
    return obj;
  },
  fromPartial(object: DeepPartial<GenesisState>): GenesisState {
    const message = createBaseGenesisState();
    if (object.params !== undefined && object.params !== null) {
      message.params = Params.fromPartial(object.params);
    }
    message.validators = object.validators?.map(e => Validator.fromPartial(e)) || [];
    return message;
  }
};