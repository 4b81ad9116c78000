// Written by codegen/ from chain/proto. Change the protos, not this file.

import * as clock from "../proto/wattmesh/clock/v1/events.ts";
import * as lanes from "../proto/wattmesh/lanes/v1/events.ts";
import * as poa from "../proto/wattmesh/poa/v1/events.ts";

/** Of every event of the chain's own modules, by its type. */
export const moduleEventDecoders = {
  "wattmesh.clock.v1.EventContractRegistered": clock.EventContractRegistered.fromJSON,
  "wattmesh.clock.v1.EventContractUnregistered": clock.EventContractUnregistered.fromJSON,
  "wattmesh.clock.v1.EventGasLimitSet": clock.EventGasLimitSet.fromJSON,
  "wattmesh.clock.v1.EventGasShareSet": clock.EventGasShareSet.fromJSON,
  "wattmesh.clock.v1.EventContractCalled": clock.EventContractCalled.fromJSON,
  "wattmesh.clock.v1.EventContractFailed": clock.EventContractFailed.fromJSON,
  "wattmesh.clock.v1.EventContractJailed": clock.EventContractJailed.fromJSON,
  "wattmesh.clock.v1.EventContractUnjailed": clock.EventContractUnjailed.fromJSON,
  "wattmesh.clock.v1.EventRoundDeferred": clock.EventRoundDeferred.fromJSON,
  "wattmesh.clock.v1.EventParamsUpdated": clock.EventParamsUpdated.fromJSON,
  "wattmesh.lanes.v1.EventParamsUpdated": lanes.EventParamsUpdated.fromJSON,
  "wattmesh.poa.v1.EventValidatorAdded": poa.EventValidatorAdded.fromJSON,
  "wattmesh.poa.v1.EventValidatorRemoved": poa.EventValidatorRemoved.fromJSON,
  "wattmesh.poa.v1.EventPowerSet": poa.EventPowerSet.fromJSON,
  "wattmesh.poa.v1.EventKeyRotated": poa.EventKeyRotated.fromJSON,
  "wattmesh.poa.v1.EventValidatorSetAnnounced": poa.EventValidatorSetAnnounced.fromJSON,
  "wattmesh.poa.v1.EventParamsUpdated": poa.EventParamsUpdated.fromJSON,
};
