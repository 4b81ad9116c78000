package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// InitGenesis stores the genesis. The contracts must be on the chain already: wasm's genesis comes first.
func (k Keeper) InitGenesis(ctx context.Context, genesis types.GenesisState) error {
	if err := genesis.Validate(); err != nil {
		return err
	}
	if err := k.Params.Set(ctx, genesis.Params); err != nil {
		return err
	}
	if err := k.NextID.Set(ctx, genesis.NextId); err != nil {
		return err
	}
	for _, contract := range genesis.Contracts {
		if err := k.validateNew(ctx, contract.ContractAddress); err != nil {
			return err
		}
		if err := k.Contracts.Set(ctx, contract.Id, contract); err != nil {
			return err
		}
	}
	return nil
}

// ExportGenesis returns the module's state.
func (k Keeper) ExportGenesis(ctx context.Context) (*types.GenesisState, error) {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return nil, err
	}
	contracts, err := k.allContracts(ctx)
	if err != nil {
		return nil, err
	}
	nextID, err := k.NextID.Peek(ctx)
	if err != nil {
		return nil, err
	}
	return &types.GenesisState{Params: params, Contracts: contracts, NextId: nextID}, nil
}
