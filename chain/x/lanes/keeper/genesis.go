package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// InitGenesis stores the genesis.
func (k Keeper) InitGenesis(ctx context.Context, genesis types.GenesisState) error {
	return k.setParams(ctx, genesis.Params)
}

// ExportGenesis returns the parameters.
func (k Keeper) ExportGenesis(ctx context.Context) (*types.GenesisState, error) {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return nil, err
	}
	return &types.GenesisState{Params: params}, nil
}
