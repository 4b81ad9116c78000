package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func (k Keeper) removeValidator(ctx context.Context, consensusAddress string) error {
	address, validator, err := k.validator(ctx, consensusAddress)
	if err != nil {
		return err
	}
	if err := k.Validators.Remove(ctx, address); err != nil {
		return err
	}
	if err := k.validateWanted(ctx); err != nil {
		return err
	}
	return emit(ctx, &types.EventValidatorRemoved{
		ConsensusAddress: consensusAddress, Moniker: validator.Moniker, Power: validator.Power,
	})
}
