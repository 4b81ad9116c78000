package keeper

import (
	"context"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

func (k Keeper) updateParams(ctx context.Context, params types.Params) error {
	if err := k.setParams(ctx, params); err != nil {
		return err
	}
	return sdk.UnwrapSDKContext(ctx).EventManager().EmitTypedEvent(&types.EventParamsUpdated{Params: params})
}

func (k Keeper) setParams(ctx context.Context, params types.Params) error {
	if err := params.Validate(); err != nil {
		return err
	}
	if params.FeeRecipient != "" && k.bank.BlockedAddr(sdk.MustAccAddressFromBech32(params.FeeRecipient)) {
		return types.ErrInvalidParams.Wrapf("fee_recipient %s is an account of a module, which nobody can spend from", params.FeeRecipient)
	}
	return k.Params.Set(ctx, params)
}
