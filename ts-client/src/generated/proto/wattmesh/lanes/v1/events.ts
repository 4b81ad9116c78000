//@ts-nocheck
import { Params } from "./lanes.ts";
import { BinaryReader, BinaryWriter } from "../../../binary.ts";
import { isSet, type DeepPartial } from "../../../helpers.ts";
/** EventParamsUpdated holds the new parameters. */
export interface EventParamsUpdated {
  params: Params;
}
function createBaseEventParamsUpdated(): EventParamsUpdated {
  return {
    params: Params.fromPartial({})
  };
}
export const EventParamsUpdated = {
  typeUrl: "/wattmesh.lanes.v1.EventParamsUpdated",
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