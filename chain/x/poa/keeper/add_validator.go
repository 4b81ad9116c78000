package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func (k Keeper) addValidator(ctx context.Context, validator types.Validator) (consensusAddress string, err error) {
	if err := validator.Validate(); err != nil {
		return "", err
	}
	consensusAddress, err = k.insert(ctx, validator)
	if err != nil {
		return "", err
	}
	if err := k.validateWanted(ctx); err != nil {
		return "", err
	}
	return consensusAddress, emit(ctx, &types.EventValidatorAdded{
		ConsensusAddress: consensusAddress, Moniker: validator.Moniker, Power: validator.Power,
	})
}
