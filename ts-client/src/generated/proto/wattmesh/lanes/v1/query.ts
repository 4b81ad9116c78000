//@ts-nocheck
import { Params, Limits } from "./lanes.ts";
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { type DeepPartial, isSet } from "../../../helpers.ts";
/** QueryParamsRequest is empty. */
export interface QueryParamsRequest {}
/** QueryParamsResponse holds the parameters. */
export interface QueryParamsResponse {
  params: Params;
}
/** QueryLimitsRequest is empty. */
export interface QueryLimitsRequest {}
/** QueryLimitsResponse holds the limits. */
export interface QueryLimitsResponse {
  limits: Limits;
}
function createBaseQueryParamsRequest(): QueryParamsRequest {
  return {};
}
export const QueryParamsRequest = {
  typeUrl: "/wattmesh.lanes.v1.QueryParamsRequest",
  encode(_: QueryParamsRequest, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): QueryParamsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseQueryParamsRequest();
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
  fromJSON(_: any): QueryParamsRequest {
    const obj = createBaseQueryParamsRequest();
    return obj;
  },
  fromPartial(_: DeepPartial<QueryParamsRequest>): QueryParamsRequest {
    const message = createBaseQueryParamsRequest();
    return message;
  }
};
function createBaseQueryParamsResponse(): QueryParamsResponse {
  return {
    params: Params.fromPartial({})
  };
}
export const QueryParamsResponse = {
  typeUrl: "/wattmesh.lanes.v1.QueryParamsResponse",
  encode(message: QueryParamsResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.params !== undefined) {
      Params.encode(message.params, writer.uint32(10).fork()).ldelim();
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): QueryParamsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseQueryParamsResponse();
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
  fromJSON(object: any): QueryParamsResponse {
    const obj = createBaseQueryParamsResponse();
    if (isSet(object.params)) obj.params = Params.fromJSON(object.params);
    return obj;
  },
  fromPartial(object: DeepPartial<QueryParamsResponse>): QueryParamsResponse {
    const message = createBaseQueryParamsResponse();
    if (object.params !== undefined && object.params !== null) {
      message.params = Params.fromPartial(object.params);
    }
    return message;
  }
};
function createBaseQueryLimitsRequest(): QueryLimitsRequest {
  return {};
}
export const QueryLimitsRequest = {
  typeUrl: "/wattmesh.lanes.v1.QueryLimitsRequest",
  encode(_: QueryLimitsRequest, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): QueryLimitsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseQueryLimitsRequest();
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
  fromJSON(_: any): QueryLimitsRequest {
    const obj = createBaseQueryLimitsRequest();
    return obj;
  },
  fromPartial(_: DeepPartial<QueryLimitsRequest>): QueryLimitsRequest {
    const message = createBaseQueryLimitsRequest();
    return message;
  }
};
function createBaseQueryLimitsResponse(): QueryLimitsResponse {
  return {
    limits: Limits.fromPartial({})
  };
}
export const QueryLimitsResponse = {
  typeUrl: "/wattmesh.lanes.v1.QueryLimitsResponse",
  encode(message: QueryLimitsResponse, writer: BinaryWriter = BinaryWriter.create()): BinaryWriter {
    if (message.limits !== undefined) {
      Limits.encode(message.limits, writer.uint32(10).fork()).ldelim();
    }
    return writer;
  },
  decode(input: BinaryReader | Uint8Array, length?: number): QueryLimitsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    let end = length === undefined ? reader.len : reader.pos + length;
    const message = createBaseQueryLimitsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1:
          message.limits = Limits.decode(reader, reader.uint32());
          break;
        default:
          reader.skipType(tag & 7);
          break;
      }
    }
    return message;
  },
  fromJSON(object: any): QueryLimitsResponse {
    const obj = createBaseQueryLimitsResponse();
    if (isSet(object.limits)) obj.limits = Limits.fromJSON(object.limits);
    return obj;
  },
  fromPartial(object: DeepPartial<QueryLimitsResponse>): QueryLimitsResponse {
    const message = createBaseQueryLimitsResponse();
    if (object.limits !== undefined && object.limits !== null) {
      message.limits = Limits.fromPartial(object.limits);
    }
    return message;
  }
};