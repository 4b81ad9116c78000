package types

import (
	sdkmath "cosmossdk.io/math"

	sdk "github.com/cosmos/cosmos-sdk/types"
)

const million = 1_000_000

// MinFee is the least fee of a transaction that may use so much gas, rounded up.
func (p Params) MinFee(gasLimit uint64) sdk.Coin {
	price := sdkmath.NewIntFromUint64(p.MinFeePerMillionGas)
	amount := sdkmath.NewIntFromUint64(gasLimit).Mul(price).AddRaw(million - 1).QuoRaw(million)
	return sdk.NewCoin(p.FeeDenom, amount)
}

// ValidateFee refuses a fee in another coin, or less than the gas limit costs.
func (p Params) ValidateFee(fee sdk.Coins, gasLimit uint64) error {
	for _, coin := range fee {
		if coin.Denom != p.FeeDenom {
			return ErrFeeDenom.Wrapf("fee %s is not in %s", fee, p.FeeDenom)
		}
	}
	if least := p.MinFee(gasLimit); fee.AmountOf(p.FeeDenom).LT(least.Amount) {
		return ErrFeeTooSmall.Wrapf("fee %q is below %s for a gas limit of %d", fee, least, gasLimit)
	}
	return nil
}
