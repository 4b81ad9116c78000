package types

import (
	sdk "github.com/cosmos/cosmos-sdk/types"
	txtypes "github.com/cosmos/cosmos-sdk/types/tx"
)

// LimitsFor returns the limits of a consensus parameter max_gas, which is -1 for no limit. Nobody's transaction fills the part of the block that all
// others share. The authority's code is given what is left in the fullest block, after the reserved half and a quarter of the rest for small
// transactions.
func LimitsFor(maxBlockGas int64) Limits {
	if maxBlockGas <= 0 {
		return Limits{}
	}
	gas := uint64(maxBlockGas)
	return Limits{MaxBlockGas: gas, MaxTxGas: gas / 8, MaxCodeTxGas: gas / 8 * 3, SmallTxGas: gas / 64}
}

// LimitsOf returns the limits of the block that a transaction is checked for.
func LimitsOf(ctx sdk.Context) Limits {
	if block := ctx.ConsensusParams().Block; block != nil {
		return LimitsFor(block.MaxGas)
	}
	return Limits{}
}

// GasLimitOf is the gas that a transaction asks for. The SDK's own reader panics where no fee is written.
func GasLimitOf(tx sdk.Tx) uint64 {
	switch tx := tx.(type) {
	case interface{ GetProtoTx() *txtypes.Tx }:
		return tx.GetProtoTx().GetAuthInfo().GetFee().GetGasLimit()
	case sdk.FeeTx:
		return tx.GetGas()
	default:
		return 0
	}
}
