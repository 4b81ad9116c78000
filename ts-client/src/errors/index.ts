export { contractWords, explainFailure, type Failure, type FailureKind, type Refusal } from "./failure.ts";
export { InvalidValueError } from "./invalidValue.ts";
export { AccountNotFoundError, NetworkError, RpcError, WrongChainError } from "./node.ts";
export { OcmfError } from "./ocmf.ts";
export { PackedBytesError } from "./packed.ts";
export { QueryError, RefusedError, TxFailedError, TxRejectedError, TxWouldFailError } from "./refused.ts";
export {
  MissingAnswerError,
  MissingEventError,
  NoAminoFormError,
  TxAlreadySentError,
  TxExpiredError,
  TxUnknownError,
  UnknownMessageError,
} from "./tx.ts";
export { WattmeshError } from "./wattmeshError.ts";
