export { contractWords, explainFailure, type Failure, type FailureKind, type Refusal } from "./failure.ts";
export { InvalidValueError } from "./invalidValue.ts";
export { AccountNotFoundError, NetworkError, RpcError, WrongChainError } from "./node.ts";
export { PackedBytesError } from "./packed.ts";
export { QueryError } from "./query.ts";
export { MissingEventError, TxExpiredError, TxFailedError, TxRejectedError, UnknownMessageError } from "./tx.ts";
export { WattmeshError } from "./wattmeshError.ts";
