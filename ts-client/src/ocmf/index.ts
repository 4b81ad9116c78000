export {
  isObject as isOcmfObject,
  memberOf as ocmfMember,
  NumberText,
  type OcmfLimits,
  type OcmfObject,
} from "./json.ts";
export { type OcmfStatement, ocmfSlot, readOcmf } from "./readOcmf.ts";
export type { OcmfRegisters } from "./registers.ts";
export { type OcmfSections, ocmfLimits, splitOcmf } from "./sections.ts";
export {
  hasSignedOcmf,
  isOcmfCurve,
  type OcmfCurve,
  ocmfAlgorithm,
  ocmfCurves,
  ocmfSignature,
} from "./signature.ts";
export type { OcmfTime } from "./time.ts";
