export {
  type GetCoinBalanceErrorType,
  type GetCoinBalanceParameters,
  type GetCoinBalanceReturnType,
  getCoinBalance,
} from "./bank/getCoinBalance.ts";
export {
  type GetClockContractErrorType,
  type GetClockContractParameters,
  type GetClockContractReturnType,
  getClockContract,
} from "./clock/getClockContract.ts";
export {
  type GetClockContractsErrorType,
  type GetClockContractsParameters,
  type GetClockContractsReturnType,
  getClockContracts,
} from "./clock/getClockContracts.ts";
export { type GetClockParamsErrorType, type GetClockParamsReturnType, getClockParams } from "./clock/getClockParams.ts";
export {
  type GetFeeGrantersErrorType,
  type GetFeeGrantersParameters,
  type GetFeeGrantersReturnType,
  getFeeGranters,
} from "./feegrant/getFeeGranters.ts";
export {
  type GetDemandResponseEventsErrorType,
  type GetDemandResponseEventsParameters,
  type GetDemandResponseEventsReturnType,
  getDemandResponseEvents,
} from "./grid/getDemandResponseEvents.ts";
export { type GetGridConfigErrorType, type GetGridConfigReturnType, getGridConfig } from "./grid/getGridConfig.ts";
export {
  type GetGridSlotTotalsErrorType,
  type GetGridSlotTotalsParameters,
  type GetGridSlotTotalsReturnType,
  getGridSlotTotals,
} from "./grid/getGridSlotTotals.ts";
export {
  type GetSlotGridErrorType,
  type GetSlotGridParameters,
  type GetSlotGridReturnType,
  getSlotGrid,
} from "./grid/getSlotGrid.ts";
export {
  type GetTariffErrorType,
  type GetTariffParameters,
  type GetTariffReturnType,
  getTariff,
} from "./grid/getTariff.ts";
export { type GetZoneErrorType, type GetZoneParameters, type GetZoneReturnType, getZone } from "./grid/getZone.ts";
export { type GetZonesErrorType, type GetZonesParameters, type GetZonesReturnType, getZones } from "./grid/getZones.ts";
export {
  type GetBankRegistersErrorType,
  type GetBankRegistersParameters,
  type GetBankRegistersReturnType,
  getBankRegisters,
} from "./metering/getBankRegisters.ts";
export {
  type GetCatchUpEnergyErrorType,
  type GetCatchUpEnergyParameters,
  type GetCatchUpEnergyReturnType,
  getCatchUpEnergy,
} from "./metering/getCatchUpEnergy.ts";
export {
  type GetMeteringConfigErrorType,
  type GetMeteringConfigReturnType,
  getMeteringConfig,
} from "./metering/getMeteringConfig.ts";
export {
  type GetNextSlotWithEnergyErrorType,
  type GetNextSlotWithEnergyParameters,
  type GetNextSlotWithEnergyReturnType,
  getNextSlotWithEnergy,
} from "./metering/getNextSlotWithEnergy.ts";
export {
  type GetRegistersErrorType,
  type GetRegistersParameters,
  type GetRegistersReturnType,
  getRegisters,
} from "./metering/getRegisters.ts";
export {
  type GetSlotEnergyErrorType,
  type GetSlotEnergyParameters,
  type GetSlotEnergyReturnType,
  getSlotEnergy,
} from "./metering/getSlotEnergy.ts";
export { type GetAuthorityErrorType, type GetAuthorityReturnType, getAuthority } from "./poa/getAuthority.ts";
export { type GetPoaParamsErrorType, type GetPoaParamsReturnType, getPoaParams } from "./poa/getPoaParams.ts";
export {
  type GetValidatorErrorType,
  type GetValidatorParameters,
  type GetValidatorReturnType,
  getValidator,
} from "./poa/getValidator.ts";
export {
  type GetValidatorsErrorType,
  type GetValidatorsParameters,
  type GetValidatorsReturnType,
  getValidators,
} from "./poa/getValidators.ts";
export {
  type GetBanksErrorType,
  type GetBanksParameters,
  type GetBanksReturnType,
  getBanks,
} from "./registry/getBanks.ts";
export {
  type GetMeteringPointErrorType,
  type GetMeteringPointParameters,
  type GetMeteringPointReturnType,
  getMeteringPoint,
} from "./registry/getMeteringPoint.ts";
export {
  type GetMeteringPointsErrorType,
  type GetMeteringPointsParameters,
  type GetMeteringPointsReturnType,
  getMeteringPoints,
} from "./registry/getMeteringPoints.ts";
export {
  type GetMeteringPointsOfErrorType,
  type GetMeteringPointsOfParameters,
  type GetMeteringPointsOfReturnType,
  getMeteringPointsOf,
} from "./registry/getMeteringPointsOf.ts";
export {
  type GetParticipantErrorType,
  type GetParticipantParameters,
  type GetParticipantReturnType,
  getParticipant,
} from "./registry/getParticipant.ts";
export {
  type GetParticipantsErrorType,
  type GetParticipantsParameters,
  type GetParticipantsReturnType,
  getParticipants,
} from "./registry/getParticipants.ts";
export {
  type GetProposalErrorType,
  type GetProposalParameters,
  type GetProposalReturnType,
  getProposal,
} from "./registry/getProposal.ts";
export {
  type GetProposalsErrorType,
  type GetProposalsParameters,
  type GetProposalsReturnType,
  getProposals,
} from "./registry/getProposals.ts";
export {
  type GetRegistryConfigErrorType,
  type GetRegistryConfigReturnType,
  getRegistryConfig,
} from "./registry/getRegistryConfig.ts";
export {
  type GetTamperReportsErrorType,
  type GetTamperReportsParameters,
  type GetTamperReportsReturnType,
  getTamperReports,
} from "./registry/getTamperReports.ts";
export {
  type GetAllAccountsErrorType,
  type GetAllAccountsParameters,
  type GetAllAccountsReturnType,
  getAllAccounts,
} from "./token/getAllAccounts.ts";
export {
  type GetAllAllowancesErrorType,
  type GetAllAllowancesParameters,
  type GetAllAllowancesReturnType,
  getAllAllowances,
} from "./token/getAllAllowances.ts";
export {
  type GetAllowanceErrorType,
  type GetAllowanceParameters,
  type GetAllowanceReturnType,
  getAllowance,
} from "./token/getAllowance.ts";
export {
  type GetAllSpenderAllowancesErrorType,
  type GetAllSpenderAllowancesParameters,
  type GetAllSpenderAllowancesReturnType,
  getAllSpenderAllowances,
} from "./token/getAllSpenderAllowances.ts";
export {
  type GetBalanceErrorType,
  type GetBalanceParameters,
  type GetBalanceReturnType,
  getBalance,
} from "./token/getBalance.ts";
export {
  type GetCarbonAvoidedErrorType,
  type GetCarbonAvoidedReturnType,
  getCarbonAvoided,
} from "./token/getCarbonAvoided.ts";
export { type GetLogoErrorType, type GetLogoReturnType, getLogo } from "./token/getLogo.ts";
export {
  type GetMarketingInfoErrorType,
  type GetMarketingInfoReturnType,
  getMarketingInfo,
} from "./token/getMarketingInfo.ts";
export { type GetMinterErrorType, type GetMinterReturnType, getMinter } from "./token/getMinter.ts";
export { type GetTokenInfoErrorType, type GetTokenInfoReturnType, getTokenInfo } from "./token/getTokenInfo.ts";
export {
  type GetTokenSlotTotalsErrorType,
  type GetTokenSlotTotalsParameters,
  type GetTokenSlotTotalsReturnType,
  getTokenSlotTotals,
} from "./token/getTokenSlotTotals.ts";
export { type GetTokenTotalsErrorType, type GetTokenTotalsReturnType, getTokenTotals } from "./token/getTokenTotals.ts";
export {
  type GetAccountErrorType,
  type GetAccountParameters,
  type GetAccountReturnType,
  getAccount,
} from "./trading/getAccount.ts";
export {
  type GetAccountsErrorType,
  type GetAccountsParameters,
  type GetAccountsReturnType,
  getAccounts,
} from "./trading/getAccounts.ts";
export {
  type GetAuditErrorType,
  type GetAuditParameters,
  type GetAuditReturnType,
  getAudit,
} from "./trading/getAudit.ts";
export {
  type GetBatchesErrorType,
  type GetBatchesParameters,
  type GetBatchesReturnType,
  getBatches,
} from "./trading/getBatches.ts";
export {
  type GetBookErrorType,
  type GetBookParameters,
  type GetBookReturnType,
  getBook,
} from "./trading/getBook.ts";
export {
  type GetDelegatesErrorType,
  type GetDelegatesParameters,
  type GetDelegatesReturnType,
  getDelegates,
} from "./trading/getDelegates.ts";
export {
  type GetDepthErrorType,
  type GetDepthParameters,
  type GetDepthReturnType,
  getDepth,
} from "./trading/getDepth.ts";
export {
  type GetForwardErrorType,
  type GetForwardReturnType,
  getForward,
} from "./trading/getForward.ts";
export {
  type GetForwardSlotErrorType,
  type GetForwardSlotParameters,
  type GetForwardSlotReturnType,
  getForwardSlot,
} from "./trading/getForwardSlot.ts";
export {
  type GetOrderErrorType,
  type GetOrderParameters,
  type GetOrderReturnType,
  getOrder,
} from "./trading/getOrder.ts";
export {
  type GetOrdersErrorType,
  type GetOrdersParameters,
  type GetOrdersReturnType,
  getOrders,
} from "./trading/getOrders.ts";
export {
  type GetPartiesErrorType,
  type GetPartiesParameters,
  type GetPartiesReturnType,
  getParties,
} from "./trading/getParties.ts";
export {
  type GetPartyErrorType,
  type GetPartyParameters,
  type GetPartyReturnType,
  getParty,
} from "./trading/getParty.ts";
export {
  type GetPositionsErrorType,
  type GetPositionsParameters,
  type GetPositionsReturnType,
  getPositions,
} from "./trading/getPositions.ts";
export { type GetProgressErrorType, type GetProgressReturnType, getProgress } from "./trading/getProgress.ts";
export {
  type GetResultErrorType,
  type GetResultParameters,
  type GetResultReturnType,
  getResult,
} from "./trading/getResult.ts";
export {
  type GetResultsErrorType,
  type GetResultsParameters,
  type GetResultsReturnType,
  getResults,
} from "./trading/getResults.ts";
export { type GetSlotErrorType, type GetSlotParameters, type GetSlotReturnType, getSlot } from "./trading/getSlot.ts";
export {
  type GetSlotsErrorType,
  type GetSlotsParameters,
  type GetSlotsReturnType,
  getSlots,
} from "./trading/getSlots.ts";
export {
  type GetTradingConfigErrorType,
  type GetTradingConfigReturnType,
  getTradingConfig,
} from "./trading/getTradingConfig.ts";
