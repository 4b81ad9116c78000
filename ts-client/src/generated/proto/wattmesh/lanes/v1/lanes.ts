//@ts-nocheck
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, type DeepPartial } from "../../../helpers.ts";
/** Call is a message of a contract. */
export interface Call {
  /** contract_address names the contract. */
  contractAddress: string;
  /** message is the key of the contract's JSON message, 1 to 64 bytes. */
  message: string;
}
/** Params say what a transaction pays, and which transactions half of every block is kept for. */
export interface Params {
  /** fee_denom is the coin that fees are paid in, and the only one. */
  feeDenom: string;
  /** min_fee_per_million_gas is the least fee for a million of the gas that a transaction may use, in fee_denom. With 0 transactions are free. */
  minFeePerMillionGas: bigint;
  /** fee_recipient is the account that is given the fees of every block. Without one they stay with the fee collector. */
  feeRecipient: string;
  /** reserved_calls are what half of every block is kept for, at most 16: transactions of nothing else, by reserved_senders. */
  reservedCalls: Call[];
  /**
   * reserved_senders are the accounts whose reserved calls half of every block is kept for, at most 64; while all of them wait, each has an equal
   * part. Anybody else's reserved calls are transactions like others.
   */
  reservedSenders: string[];
}
/** Limits follow from the gas of a block. 0 stands for no limit. */
export interface Limits {
  /** max_block_gas is the gas of a block. */
  maxBlockGas: bigint;
  /** max_tx_gas is the most gas that a transaction may ask for. */
  maxTxGas: bigint;
  /** max_code_tx_gas is the most gas that a transaction of the authority may ask for that only uploads code. */
  maxCodeTxGas: bigint;
  /** small_tx_gas is the gas that a transaction must be below to use the lane of small transactions. */
  smallTxGas: bigint;
}
/** GenesisState is the module's state. */
export interface GenesisState {
  params: Params;
}
function createBaseCall(): Call {
  return {
    contractAddress: "",
    message: ""
  };
}
export const Call = {
  typeUrl: "/wattmesh.lanes.v1.Call",
  encode(message: Call, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.contractAddress !== "") {
      writer.uint32(10).string(message.contractAddress);
    }
    if (message.message !== "") {
      writer.uint32(18).string(message.message);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): Call {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseCall();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.contractAddress = reader.string();
          break;
        case 2:
          message.message = reader.string();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): Call {
    const obj = createBaseCall();
    if (isSet(object.contractAddress)) obj.contractAddress = String(object.contractAddress);
    if (isSet(object.message)) obj.message = String(object.message);
    return obj;
  },
  fromPartial(object: DeepPartial<Call>): Call {
    const message = createBaseCall();
    message.contractAddress = object.contractAddress ?? "";
    message.message = object.message ?? "";
    return message;
  }
};
function createBaseParams(): Params {
  return {
    feeDenom: "",
    minFeePerMillionGas: BigInt(0),
    feeRecipient: "",
    reservedCalls: [],
    reservedSenders: []
  };
}
export const Params = {
  typeUrl: "/wattmesh.lanes.v1.Params",
  encode(message: Params, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.feeDenom !== "") {
      writer.uint32(10).string(message.feeDenom);
    }
    if (message.minFeePerMillionGas !== BigInt(0)) {
      writer.uint32(16).uint64(message.minFeePerMillionGas);
    }
    if (message.feeRecipient !== "") {
      writer.uint32(26).string(message.feeRecipient);
    }
    for (const v of message.reservedCalls) {
      Call.encode(v!, writer.uint32(34).fork()).ldelim();
    }
    for (const v of message.reservedSenders) {
      writer.uint32(42).string(v!);
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
          message.feeDenom = reader.string();
          break;
        case 2:
          message.minFeePerMillionGas = reader.uint64();
          break;
        case 3:
          message.feeRecipient = reader.string();
          break;
        case 4:
          message.reservedCalls.push(Call.decode(reader, reader.uint32()));
          break;
        case 5:
          message.reservedSenders.push(reader.string());
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
    if (isSet(object.feeDenom)) obj.feeDenom = String(object.feeDenom);
    if (isSet(object.minFeePerMillionGas)) obj.minFeePerMillionGas = BigInt(object.minFeePerMillionGas.toString());
    if (isSet(object.feeRecipient)) obj.feeRecipient = String(object.feeRecipient);
    if (Array.isArray(object?.reservedCalls)) obj.reservedCalls = object.reservedCalls.map((e: any) => Call.fromJSON(e));
    if (Array.isArray(object?.reservedSenders)) obj.reservedSenders = object.reservedSenders.map((e: any) => String(e));
    return obj;
  },
  fromPartial(object: DeepPartial<Params>): Params {
    const message = createBaseParams();
    message.feeDenom = object.feeDenom ?? "";
    if (object.minFeePerMillionGas !== undefined && object.minFeePerMillionGas !== null) {
      message.minFeePerMillionGas = BigInt(object.minFeePerMillionGas.toString());
    }
    message.feeRecipient = object.feeRecipient ?? "";
    message.reservedCalls = object.reservedCalls?.map(e => Call.fromPartial(e)) || [];
    message.reservedSenders = object.reservedSenders?.map(e => e) || [];
    return message;
  }
};
function createBaseLimits(): Limits {
  return {
    maxBlockGas: BigInt(0),
    maxTxGas: BigInt(0),
    maxCodeTxGas: BigInt(0),
    smallTxGas: BigInt(0)
  };
}
export const Limits = {
  typeUrl: "/wattmesh.lanes.v1.Limits",
  encode(message: Limits, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.maxBlockGas !== BigInt(0)) {
      writer.uint32(8).uint64(message.maxBlockGas);
    }
    if (message.maxTxGas !== BigInt(0)) {
      writer.uint32(16).uint64(message.maxTxGas);
    }
    if (message.maxCodeTxGas !== BigInt(0)) {
      writer.uint32(24).uint64(message.maxCodeTxGas);
    }
    if (message.smallTxGas !== BigInt(0)) {
      writer.uint32(32).uint64(message.smallTxGas);
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): Limits {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseLimits();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.maxBlockGas = reader.uint64();
          break;
        case 2:
          message.maxTxGas = reader.uint64();
          break;
        case 3:
          message.maxCodeTxGas = reader.uint64();
          break;
        case 4:
          message.smallTxGas = reader.uint64();
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): Limits {
    const obj = createBaseLimits();
    if (isSet(object.maxBlockGas)) obj.maxBlockGas = BigInt(object.maxBlockGas.toString());
    if (isSet(object.maxTxGas)) obj.maxTxGas = BigInt(object.maxTxGas.toString());
    if (isSet(object.maxCodeTxGas)) obj.maxCodeTxGas = BigInt(object.maxCodeTxGas.toString());
    if (isSet(object.smallTxGas)) obj.smallTxGas = BigInt(object.smallTxGas.toString());
    return obj;
  },
  fromPartial(object: DeepPartial<Limits>): Limits {
    const message = createBaseLimits();
    if (object.maxBlockGas !== undefined && object.maxBlockGas !== null) {
      message.maxBlockGas = BigInt(object.maxBlockGas.toString());
    }
    if (object.maxTxGas !== undefined && object.maxTxGas !== null) {
      message.maxTxGas = BigInt(object.maxTxGas.toString());
    }
    if (object.maxCodeTxGas !== undefined && object.maxCodeTxGas !== null) {
      message.maxCodeTxGas = BigInt(object.maxCodeTxGas.toString());
    }
    if (object.smallTxGas !== undefined && object.smallTxGas !== null) {
      message.smallTxGas = BigInt(object.smallTxGas.toString());
    }
    return message;
  }
};
function createBaseGenesisState(): GenesisState {
  return {
    params: Params.fromPartial({})
  };
}
export const GenesisState = {
  typeUrl: "/wattmesh.lanes.v1.GenesisState",
  encode(message: GenesisState, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.params !== undefined) {
      Params.encode(message.params, writer.uint32(10).fork()).ldelim();
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
    return obj;
  },
  fromPartial(object: DeepPartial<GenesisState>): GenesisState {
    const message = createBaseGenesisState();
    if (object.params !== undefined && object.params !== null) {
      message.params = Params.fromPartial(object.params);
    }
    return message;
  }
};