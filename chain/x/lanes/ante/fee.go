package ante

import (
	sdkmath "cosmossdk.io/math"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	authante "github.com/cosmos/cosmos-sdk/x/auth/ante"

	"github.com/wattmesh/wattmesh/chain/x/lanes/keeper"
)

// FeeChecker refuses a fee that is below the chain's price, in blocks too, or below the node's own before the transaction is in a block.
func FeeChecker(keeper keeper.Keeper) authante.TxFeeChecker {
	return func(ctx sdk.Context, tx sdk.Tx) (fee sdk.Coins, priority int64, err error) {
		feeTx, ok := tx.(sdk.FeeTx)
		if !ok {
			return nil, 0, sdkerrors.ErrTxDecode.Wrapf("%T has no fee", tx)
		}
		fee = feeTx.GetFee()
		params, err := keeper.TxParams(ctx)
		if err != nil {
			return nil, 0, err
		}
		if err := params.ValidateFee(fee, feeTx.GetGas()); err != nil {
			return nil, 0, err
		}
		if ctx.IsCheckTx() {
			err = requireNodesPrice(ctx, fee.AmountOf(params.FeeDenom), params.FeeDenom, feeTx.GetGas())
		}
		return fee, 0, err
	}
}

// requireNodesPrice holds the fee against minimum-gas-prices of the node's app.toml.
func requireNodesPrice(ctx sdk.Context, fee sdkmath.Int, denom string, gasLimit uint64) error {
	price := ctx.MinGasPrices().AmountOf(denom)
	least := price.MulInt(sdkmath.NewIntFromUint64(gasLimit)).Ceil().TruncateInt()
	if fee.LT(least) {
		return sdkerrors.ErrInsufficientFee.Wrapf("fee %s%s is below the %s%s that this node asks for", fee, denom, least, denom)
	}
	return nil
}
