export {
  type GrantExecutionErrorType,
  type GrantExecutionParameters,
  type GrantExecutionReturnType,
  grantExecution,
  grantExecutionMessage,
  orderMessages,
} from "./authz/grantExecution.ts";
export {
  type RevokeExecutionErrorType,
  type RevokeExecutionParameters,
  type RevokeExecutionReturnType,
  revokeExecution,
  revokeExecutionMessage,
} from "./authz/revokeExecution.ts";
export {
  type SendCoinsErrorType,
  type SendCoinsParameters,
  type SendCoinsReturnType,
  sendCoins,
  sendCoinsMessage,
} from "./bank/sendCoins.ts";
export {
  type RegisterContractErrorType,
  type RegisterContractParameters,
  type RegisterContractReturnType,
  registerContract,
  registerContractMessage,
} from "./clock/registerContract.ts";
export {
  type SetGasLimitErrorType,
  type SetGasLimitParameters,
  type SetGasLimitReturnType,
  setGasLimit,
  setGasLimitMessage,
} from "./clock/setGasLimit.ts";
export {
  type UnjailContractErrorType,
  type UnjailContractParameters,
  type UnjailContractReturnType,
  unjailContract,
  unjailContractMessage,
} from "./clock/unjailContract.ts";
export {
  type UnregisterContractErrorType,
  type UnregisterContractParameters,
  type UnregisterContractReturnType,
  unregisterContract,
  unregisterContractMessage,
} from "./clock/unregisterContract.ts";
export {
  type UpdateClockParamsErrorType,
  type UpdateClockParamsParameters,
  type UpdateClockParamsReturnType,
  updateClockParams,
  updateClockParamsMessage,
} from "./clock/updateClockParams.ts";
export {
  type GrantFeesErrorType,
  type GrantFeesParameters,
  type GrantFeesReturnType,
  grantFees,
  grantFeesMessage,
} from "./feegrant/grantFees.ts";
export {
  type RevokeFeesErrorType,
  type RevokeFeesParameters,
  type RevokeFeesReturnType,
  revokeFees,
  revokeFeesMessage,
} from "./feegrant/revokeFees.ts";
export {
  type AddZoneErrorType,
  type AddZoneParameters,
  type AddZoneReturnType,
  addZone,
  addZoneMessage,
} from "./grid/addZone.ts";
export {
  type AnnounceEventErrorType,
  type AnnounceEventParameters,
  type AnnounceEventReturnType,
  announceEvent,
  announceEventMessage,
} from "./grid/announceEvent.ts";
export {
  type SetGridStateErrorType,
  type SetGridStateParameters,
  type SetGridStateReturnType,
  setGridState,
  setGridStateMessage,
} from "./grid/setGridState.ts";
export {
  type SetIslandErrorType,
  type SetIslandParameters,
  type SetIslandReturnType,
  setIsland,
  setIslandMessage,
} from "./grid/setIsland.ts";
export {
  type SetLineErrorType,
  type SetLineParameters,
  type SetLineReturnType,
  setLine,
  setLineMessage,
} from "./grid/setLine.ts";
export {
  type SetStorageErrorType,
  type SetStorageParameters,
  type SetStorageReturnType,
  setStorage,
  setStorageMessage,
} from "./grid/setStorage.ts";
export {
  type SetTariffErrorType,
  type SetTariffParameters,
  type SetTariffReturnType,
  setTariff,
  setTariffMessage,
} from "./grid/setTariff.ts";
export {
  type UpdateZoneErrorType,
  type UpdateZoneParameters,
  type UpdateZoneReturnType,
  updateZone,
  updateZoneMessage,
} from "./grid/updateZone.ts";
export {
  type WithdrawEventErrorType,
  type WithdrawEventParameters,
  type WithdrawEventReturnType,
  withdrawEvent,
  withdrawEventMessage,
} from "./grid/withdrawEvent.ts";
export {
  type SubmitReadingsErrorType,
  type SubmitReadingsParameters,
  type SubmitReadingsReturnType,
  submitReadings,
  submitReadingsMessage,
} from "./metering/submitReadings.ts";
export {
  type AddValidatorErrorType,
  type AddValidatorParameters,
  type AddValidatorReturnType,
  addValidator,
  addValidatorMessage,
} from "./poa/addValidator.ts";
export {
  type RemoveValidatorErrorType,
  type RemoveValidatorParameters,
  type RemoveValidatorReturnType,
  removeValidator,
  removeValidatorMessage,
} from "./poa/removeValidator.ts";
export {
  type RotateValidatorKeyErrorType,
  type RotateValidatorKeyParameters,
  type RotateValidatorKeyReturnType,
  rotateValidatorKey,
  rotateValidatorKeyMessage,
} from "./poa/rotateValidatorKey.ts";
export {
  type SetPowerErrorType,
  type SetPowerParameters,
  type SetPowerReturnType,
  setPower,
  setPowerMessage,
} from "./poa/setPower.ts";
export {
  type UpdatePoaParamsErrorType,
  type UpdatePoaParamsParameters,
  type UpdatePoaParamsReturnType,
  updatePoaParams,
  updatePoaParamsMessage,
} from "./poa/updatePoaParams.ts";
export {
  type ApplyErrorType,
  type ApplyParameters,
  type ApplyReturnType,
  apply,
  applyMessage,
} from "./registry/apply.ts";
export {
  type ApproveErrorType,
  type ApproveParameters,
  type ApproveReturnType,
  approve,
  approveMessage,
} from "./registry/approve.ts";
export {
  type ExpireErrorType,
  type ExpireParameters,
  type ExpireReturnType,
  expire,
  expireMessage,
} from "./registry/expire.ts";
export {
  type ProposeErrorType,
  type ProposeParameters,
  type ProposeReturnType,
  propose,
  proposeMessage,
} from "./registry/propose.ts";
export {
  type RegisterMeterErrorType,
  type RegisterMeterParameters,
  type RegisterMeterReturnType,
  registerMeter,
  registerMeterMessage,
} from "./registry/registerMeter.ts";
export {
  type RejectErrorType,
  type RejectParameters,
  type RejectReturnType,
  reject,
  rejectMessage,
} from "./registry/reject.ts";
export {
  type ReportTamperErrorType,
  type ReportTamperParameters,
  type ReportTamperReturnType,
  reportTamper,
  reportTamperMessage,
} from "./registry/reportTamper.ts";
export {
  type RotateKeyErrorType,
  type RotateKeyParameters,
  type RotateKeyReturnType,
  rotateKey,
  rotateKeyMessage,
} from "./registry/rotateKey.ts";
export {
  type SuspendErrorType,
  type SuspendParameters,
  type SuspendReturnType,
  suspend,
  suspendMessage,
} from "./registry/suspend.ts";
export {
  type UpdateProfileErrorType,
  type UpdateProfileParameters,
  type UpdateProfileReturnType,
  updateProfile,
  updateProfileMessage,
} from "./registry/updateProfile.ts";
export {
  type BurnEnergyErrorType,
  type BurnEnergyParameters,
  type BurnEnergyReturnType,
  burnEnergy,
  burnEnergyMessage,
} from "./token/burnEnergy.ts";
export {
  type BurnEnergyFromErrorType,
  type BurnEnergyFromParameters,
  type BurnEnergyFromReturnType,
  burnEnergyFrom,
  burnEnergyFromMessage,
} from "./token/burnEnergyFrom.ts";
export {
  type DecreaseAllowanceErrorType,
  type DecreaseAllowanceParameters,
  type DecreaseAllowanceReturnType,
  decreaseAllowance,
  decreaseAllowanceMessage,
} from "./token/decreaseAllowance.ts";
export {
  type IncreaseAllowanceErrorType,
  type IncreaseAllowanceParameters,
  type IncreaseAllowanceReturnType,
  increaseAllowance,
  increaseAllowanceMessage,
} from "./token/increaseAllowance.ts";
export {
  type SendEnergyErrorType,
  type SendEnergyParameters,
  type SendEnergyReturnType,
  sendEnergy,
  sendEnergyMessage,
} from "./token/sendEnergy.ts";
export {
  type SendEnergyFromErrorType,
  type SendEnergyFromParameters,
  type SendEnergyFromReturnType,
  sendEnergyFrom,
  sendEnergyFromMessage,
} from "./token/sendEnergyFrom.ts";
export {
  type TransferEnergyErrorType,
  type TransferEnergyParameters,
  type TransferEnergyReturnType,
  transferEnergy,
  transferEnergyMessage,
} from "./token/transferEnergy.ts";
export {
  type TransferEnergyFromErrorType,
  type TransferEnergyFromParameters,
  type TransferEnergyFromReturnType,
  transferEnergyFrom,
  transferEnergyFromMessage,
} from "./token/transferEnergyFrom.ts";
export {
  type UpdateMarketingErrorType,
  type UpdateMarketingParameters,
  type UpdateMarketingReturnType,
  updateMarketing,
  updateMarketingMessage,
} from "./token/updateMarketing.ts";
export {
  type UploadLogoErrorType,
  type UploadLogoParameters,
  type UploadLogoReturnType,
  uploadLogo,
  uploadLogoMessage,
} from "./token/uploadLogo.ts";
export {
  type CancelAllOrdersErrorType,
  type CancelAllOrdersParameters,
  type CancelAllOrdersReturnType,
  cancelAllOrders,
  cancelAllOrdersMessage,
} from "./trading/cancelAllOrders.ts";
export {
  type CancelOrdersErrorType,
  type CancelOrdersParameters,
  type CancelOrdersReturnType,
  cancelOrders,
  cancelOrdersMessage,
} from "./trading/cancelOrders.ts";
export {
  type DepositErrorType,
  type DepositParameters,
  type DepositReturnType,
  deposit,
  depositMessage,
} from "./trading/deposit.ts";
export {
  type PlaceOrdersErrorType,
  type PlaceOrdersParameters,
  type PlaceOrdersReturnType,
  placeOrders,
  placeOrdersMessage,
} from "./trading/placeOrders.ts";
export {
  type RemoveDelegateErrorType,
  type RemoveDelegateParameters,
  type RemoveDelegateReturnType,
  removeDelegate,
  removeDelegateMessage,
} from "./trading/removeDelegate.ts";
export {
  type ReplaceOrdersErrorType,
  type ReplaceOrdersParameters,
  type ReplaceOrdersReturnType,
  replaceOrders,
  replaceOrdersMessage,
} from "./trading/replaceOrders.ts";
export {
  type SetCreditLineErrorType,
  type SetCreditLineParameters,
  type SetCreditLineReturnType,
  setCreditLine,
  setCreditLineMessage,
} from "./trading/setCreditLine.ts";
export {
  type SetDelegateErrorType,
  type SetDelegateParameters,
  type SetDelegateReturnType,
  setDelegate,
  setDelegateMessage,
} from "./trading/setDelegate.ts";
export {
  type SetForwardParamsErrorType,
  type SetForwardParamsParameters,
  type SetForwardParamsReturnType,
  setForwardParams,
  setForwardParamsMessage,
} from "./trading/setForwardParams.ts";
export {
  type SetOracleErrorType,
  type SetOracleParameters,
  type SetOracleReturnType,
  setOracle,
  setOracleMessage,
} from "./trading/setOracle.ts";
export {
  type SetPointsPerTickErrorType,
  type SetPointsPerTickParameters,
  type SetPointsPerTickReturnType,
  setPointsPerTick,
  setPointsPerTickMessage,
} from "./trading/setPointsPerTick.ts";
export {
  type SetPricingErrorType,
  type SetPricingParameters,
  type SetPricingReturnType,
  setPricing,
  setPricingMessage,
} from "./trading/setPricing.ts";
export {
  type SetRuleErrorType,
  type SetRuleParameters,
  type SetRuleReturnType,
  setRule,
  setRuleMessage,
} from "./trading/setRule.ts";
export {
  type TransferErrorType,
  type TransferParameters,
  type TransferReturnType,
  transfer,
  transferMessage,
} from "./trading/transfer.ts";
export {
  type WithdrawErrorType,
  type WithdrawParameters,
  type WithdrawReturnType,
  withdraw,
  withdrawMessage,
} from "./trading/withdraw.ts";
export {
  type InstantiateContractErrorType,
  type InstantiateContractParameters,
  type InstantiateContractReturnType,
  instantiateContract,
  instantiateContractMessage,
} from "./wasm/instantiateContract.ts";
export {
  type MigrateContractErrorType,
  type MigrateContractParameters,
  type MigrateContractReturnType,
  migrateContract,
  migrateContractMessage,
} from "./wasm/migrateContract.ts";
export {
  type PinCodesErrorType,
  type PinCodesParameters,
  type PinCodesReturnType,
  pinCodes,
  pinCodesMessage,
} from "./wasm/pinCodes.ts";
export {
  type StoreCodeErrorType,
  type StoreCodeParameters,
  type StoreCodeReturnType,
  storeCode,
  storeCodeMessage,
} from "./wasm/storeCode.ts";
export {
  type UnpinCodesErrorType,
  type UnpinCodesParameters,
  type UnpinCodesReturnType,
  unpinCodes,
  unpinCodesMessage,
} from "./wasm/unpinCodes.ts";
