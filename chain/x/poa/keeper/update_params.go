package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func (k Keeper) updateParams(ctx context.Context, params types.Params) error {
	if err := params.Validate(); err != nil {
		return err
	}
	if err := k.Params.Set(ctx, params); err != nil {
		return err
	}
	if err := k.validateWanted(ctx); err != nil {
		return err
	}
	return emit(ctx, &types.EventParamsUpdated{Params: params})
}
