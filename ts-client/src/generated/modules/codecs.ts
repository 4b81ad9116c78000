// Written by codegen/ from chain/proto. Change the protos, not this file.

import * as clock from "../proto/wattmesh/clock/v1/tx.ts";
import * as lanes from "../proto/wattmesh/lanes/v1/tx.ts";
import * as poa from "../proto/wattmesh/poa/v1/tx.ts";

/** Of every message of the chain's own modules. */
export const moduleCodecs = [
  clock.MsgRegisterContract,
  clock.MsgUnregisterContract,
  clock.MsgSetGasLimit,
  clock.MsgSetGasShare,
  clock.MsgUnjailContract,
  clock.MsgUpdateParams,
  lanes.MsgUpdateParams,
  poa.MsgAddValidator,
  poa.MsgRemoveValidator,
  poa.MsgSetPower,
  poa.MsgRotateKey,
  poa.MsgUpdateParams,
];
