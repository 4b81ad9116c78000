package keeper

import (
	"context"

	abci "github.com/cometbft/cometbft/abci/types"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// InitGenesis stores the genesis and announces its validators. It fails without a validator: the chain could not make a block.
func (k Keeper) InitGenesis(ctx context.Context, genesis types.GenesisState) ([]abci.ValidatorUpdate, error) {
	if err := genesis.Validate(); err != nil {
		return nil, err
	}
	if len(genesis.Validators) == 0 {
		return nil, types.ErrInvalidGenesis.Wrap("no validator; `wattd genesis add-validator` adds one")
	}
	if err := k.Params.Set(ctx, genesis.Params); err != nil {
		return nil, err
	}
	for _, validator := range genesis.Validators {
		if _, err := k.insert(ctx, validator); err != nil {
			return nil, err
		}
	}
	return k.Announce(ctx)
}

// ExportGenesis returns the parameters and the validators in the order of their consensus addresses.
func (k Keeper) ExportGenesis(ctx context.Context) (*types.GenesisState, error) {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return nil, err
	}
	validators, err := k.allValidators(ctx)
	if err != nil {
		return nil, err
	}
	return &types.GenesisState{Params: params, Validators: validators}, nil
}
