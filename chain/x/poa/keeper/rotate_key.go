package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

func (k Keeper) rotateKey(ctx context.Context, oldConsensusAddress string, newPubKey []byte) (newConsensusAddress string, err error) {
	if err := types.ValidatePubKey(newPubKey); err != nil {
		return "", err
	}
	address, validator, err := k.validator(ctx, oldConsensusAddress)
	if err != nil {
		return "", err
	}
	validator.PubKey = newPubKey
	newConsensusAddress, err = k.insert(ctx, validator)
	if err != nil {
		return "", err
	}
	if err := k.Validators.Remove(ctx, address); err != nil {
		return "", err
	}
	if err := k.validateWanted(ctx); err != nil {
		return "", err
	}
	return newConsensusAddress, emit(ctx, &types.EventKeyRotated{
		OldConsensusAddress: oldConsensusAddress, NewConsensusAddress: newConsensusAddress,
	})
}
