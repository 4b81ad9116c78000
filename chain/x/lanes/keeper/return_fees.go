package keeper

import (
	sdk "github.com/cosmos/cosmos-sdk/types"
)

// ReturnFees gives the block's fees to their recipient. What cannot be given stays with the collector: no block is to fail over a fee.
func (k Keeper) ReturnFees(ctx sdk.Context) error {
	params, err := k.Params.Get(ctx)
	if err != nil || params.FeeRecipient == "" {
		return err
	}
	fees := k.bank.GetBalance(ctx, k.feeCollector, params.FeeDenom)
	if fees.IsZero() {
		return nil
	}
	given, write := ctx.CacheContext()
	if err := k.bank.SendCoins(given, k.feeCollector, sdk.MustAccAddressFromBech32(params.FeeRecipient), sdk.NewCoins(fees)); err != nil {
		ctx.Logger().Error("fees stay with the collector", "fees", fees, "fee_recipient", params.FeeRecipient, "err", err)
		return nil
	}
	write()
	return nil
}
