//@ts-nocheck
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, type DeepPartial } from "../../../helpers.ts";
/** Contract is a contract that the clock calls by sudo {"tick":{"gas_budget":N,"consecutive_failures":F}} at the end of every block. */
export interface Contract {
  /** id is given in the order of registration. */
  id: bigint;
  /** contract_address is the contract to call. */
  contractAddress: string;
  /** gas_limit is the most gas that a call is ever given. */
  gasLimit: bigint;
  /** consecutive_failures is the number of failed calls since the last good one. */
  consecutiveFailures: number;
  /** jailed contracts are not called until the authority releases them. */
  jailed: boolean;
  /**
   * gas_share is the gas that the contract is given in every block, whatever the others do. What nobody uses is given to the contracts that are
   * still to be called, in the ratio of their shares.
   */
  gasShare: bigint;
  /** busy contracts used more than half of their share in their last call. They are called after the others, to be given what those leave. */
  busy: boolean;
}
/** Params bound what the clock may cost a block. */
export interface Params {
  /**
   * max_gas_per_block is the gas that all calls of one block may use together. No contract's gas_limit is above it, nor is the sum of all
   * gas_shares.
   */
  maxGasPerBlock: bigint;
  /** max_contracts is the largest number of registered contracts. */
  maxContracts: number;
  /** jail_after_failures is the number of consecutive failures that jails a contract. */
  jailAfterFailures: number;
}
/** GenesisState is the clock at genesis. */
export interface GenesisState {
  params: Params;
  /** contracts are the registered contracts, in the order of their ids. */
  contracts: Contract[];
  /** next_id is the id of the next registration. */
  nextId: bigint;
  /** turn is not used: every contract is called in every block. */
  /** @deprecated */
  turn: bigint;
}
function createBaseContract(): Contract {
  return {
    id: BigInt(0),
    contractAddress: "",
    gasLimit: BigInt(0),
    consecutiveFailures: 0,
    jailed: false,
    gasShare: BigInt(0),
    busy: false
  };
}
export const Contract = {
  typeUrl: "/wattmesh.clock.v1.Contract",
  encode(message: Contract, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.id !== BigInt(0)) {
      writer.uint32(8).uint64(message.id);
    }
    if (message.contractAddress !== "") {
      writer.uint32(18).string(message.contractAddress);
    }
    if (message.gasLimit !== BigInt(0)) {
      writer.uint32(24).uint64(message.gasLimit);
    }
    if (message.consecutiveFailures !== 0) {
      writer.uint32(32).uint32(message.consecutiveFailures);
    }
    if (message.jailed === true) {
      writer.uint32(40).bool(message.jailed);
    }
    if (message.gasShare !== BigInt(0)) {
      writer.uint32(48).uint64(message.gasShare);
    }
    if (message.busy === true) {
      writer.uint32(56).bool(message.busy);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): Contract {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseContract();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.id = reader.uint64();
          break;
        case 2:
          message.contractAddress = reader.string();
          break;
        case 3:
          message.gasLimit = reader.uint64();
          break;
        case 4:
          message.consecutiveFailures = reader.uint32();
          break;
        case 5:
          message.jailed = reader.bool();
          break;
        case 6:
          message.gasShare = reader.uint64();
          break;
        case 7:
          message.busy = reader.bool();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): Contract {
    const obj = createBaseContract();
    if (isSet(object.id)) obj.id = BigInt(object.id.toString());
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.gasLimit)) obj.gasLimit = BigInt(object.gasLimit.toString());
    if (isSet(object.consecutiveFailures)) obj.consecutiveFailures = Number(object.consecutiveFailures);
    if (isSet(object.jailed)) obj.jailed = Boolean(object.jailed);
    if (isSet(object.gasShare)) obj.gasShare = BigInt(object.gasShare.toString());
    if (isSet(object.busy)) obj.busy = Boolean(object.busy);
    return obj;
  },
  fromPartial(object: DeepPartial<Contract>): Contract {
    const message = createBaseContract();
    if (object.id !== undefined && object.id !== null) {
      message.id = BigInt(object.id.toString());
    }
    message.contractAddress = object.contractAddress ?? "";
    if (object.gasLimit !== undefined && object.gasLimit !== null) {
      message.gasLimit = BigInt(object.gasLimit.toString());
    }
    message.consecutiveFailures = object.consecutiveFailures ?? 0;
    message.jailed = object.jailed ?? false;
    if (object.gasShare !== undefined && object.gasShare !== null) {
      message.gasShare = BigInt(object.gasShare.toString());
    }
    message.busy = object.busy ?? false;
    return message;
  }
};
function createBaseParams(): Params {
  return {
    maxGasPerBlock: BigInt(0),
    maxContracts: 0,
    jailAfterFailures: 0
  };
}
export const Params = {
  typeUrl: "/wattmesh.clock.v1.Params",
  encode(message: Params, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.maxGasPerBlock !== BigInt(0)) {
      writer.uint32(8).uint64(message.maxGasPerBlock);
    }
    if (message.maxContracts !== 0) {
      writer.uint32(16).uint32(message.maxContracts);
    }
    if (message.jailAfterFailures !== 0) {
      writer.uint32(24).uint32(message.jailAfterFailures);
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
          message.maxGasPerBlock = reader.uint64();
          break;
        case 2:
          message.maxContracts = reader.uint32();
          break;
        case 3:
          message.jailAfterFailures = reader.uint32();
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
    if (isSet(object.maxGasPerBlock)) obj.maxGasPerBlock = BigInt(object.maxGasPerBlock.toString());
    if (isSet(object.maxContracts)) obj.maxContracts = Number(object.maxContracts);
    if (isSet(object.jailAfterFailures)) obj.jailAfterFailures = Number(object.jailAfterFailures);
    return obj;
  },
  fromPartial(object: DeepPartial<Params>): Params {
    const message = createBaseParams();
    if (object.maxGasPerBlock !== undefined && object.maxGasPerBlock !== null) {
      message.maxGasPerBlock = BigInt(object.maxGasPerBlock.toString());
    }
    message.maxContracts = object.maxContracts ?? 0;
    message.jailAfterFailures = object.jailAfterFailures ?? 0;
    return message;
  }
};
function createBaseGenesisState(): GenesisState {
  return {
    params: Params.fromPartial({}),
    contracts: [],
    nextId: BigInt(0),
    turn: BigInt(0)
  };
}
export const GenesisState = {
  typeUrl: "/wattmesh.clock.v1.GenesisState",
  encode(message: GenesisState, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.params !== undefined) {
      Params.encode(message.params, writer.uint32(10).fork()).ldelim();
    }
    for (const v of message.contracts) {
      Contract.encode(v!, writer.uint32(18).fork()).ldelim();
    }
    if (message.nextId !== BigInt(0)) {
      writer.uint32(24).uint64(message.nextId);
    }
    if (message.turn !== BigInt(0)) {
      writer.uint32(32).uint64(message.turn);
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
          message.contracts.push(Contract.decode(reader, reader.uint32()));
          break;
        case 3:
          message.nextId = reader.uint64();
          break;
        case 4:
          message.turn = reader.uint64();
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
    if (Array.isArray(object?.contracts)) obj.contracts = object.contracts.map((e: any) => Contract.fromJSON(e));
    if (isSet(object.nextId)) obj.nextId = BigInt(object.nextId.toString());
    if (isSet(object.turn)) obj.turn = BigInt(object.turn.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<GenesisState>): GenesisState {
    const message = createBaseGenesisState();
    if (object.params !== undefined && object.params !== null) {
      message.params = Params.fromPartial(object.params);
    }
    message.contracts = object.contracts?.map(e => Contract.fromPartial(e)) || [];
    if (object.nextId !== undefined && object.nextId !== null) {
      message.nextId = BigInt(object.nextId.toString());
    }
    if (object.turn !== undefined && object.turn !== null) {
      message.turn = BigInt(object.turn.toString());
    }
    return message;
  }
};