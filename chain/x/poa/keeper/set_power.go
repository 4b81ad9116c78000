package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func (k Keeper) setPower(ctx context.Context, consensusAddress string, power int64) error {
	if err := types.ValidatePower(power); err != nil {
		return err
	}
	address, validator, err := k.validator(ctx, consensusAddress)
	if err != nil {
		return err
	}
	oldPower := validator.Power
	validator.Power = power
	if err := k.Validators.Set(ctx, address, validator); err != nil {
		return err
	}
	if err := k.validateWanted(ctx); err != nil {
		return err
	}
	return emit(ctx, &types.EventPowerSet{ConsensusAddress: consensusAddress, OldPower: oldPower, NewPower: power})
}
