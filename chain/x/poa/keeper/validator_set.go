package keeper

import (
	"context"
	"errors"

	"cosmossdk.io/collections"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// validator returns the wanted validator with a consensus address.
func (k Keeper) validator(ctx context.Context, consensusAddress string) (sdk.ConsAddress, types.Validator, error) {
	address, err := k.consensusAddresses.StringToBytes(consensusAddress)
	if err != nil {
		return nil, types.Validator{}, types.ErrInvalidConsensusAddr.Wrapf("%q: %s", consensusAddress, err)
	}
	validator, err := k.Validators.Get(ctx, address)
	if errors.Is(err, collections.ErrNotFound) {
		return nil, types.Validator{}, types.ErrValidatorNotFound.Wrap(consensusAddress)
	}
	return address, validator, err
}

// insert adds a validator whose key nobody has.
func (k Keeper) insert(ctx context.Context, validator types.Validator) (consensusAddress string, err error) {
	address := validator.ConsensusAddress()
	consensusAddress, err = k.consensusAddresses.BytesToString(address)
	if err != nil {
		return "", err
	}
	exists, err := k.Validators.Has(ctx, address)
	if err != nil {
		return "", err
	}
	if exists {
		return "", types.ErrValidatorExists.Wrap(consensusAddress)
	}
	return consensusAddress, k.Validators.Set(ctx, address, validator)
}

// validateWanted checks the wanted set as it is now against the announced one. Every message ends with it.
func (k Keeper) validateWanted(ctx context.Context) error {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return err
	}
	wanted, err := k.wantedPowers(ctx)
	if err != nil {
		return err
	}
	announced, err := k.announcedPowers(ctx)
	if err != nil {
		return err
	}
	return announced.ValidateChange(wanted, params)
}

func (k Keeper) allValidators(ctx context.Context) ([]types.Validator, error) {
	iterator, err := k.Validators.Iterate(ctx, nil)
	if err != nil {
		return nil, err
	}
	return iterator.Values()
}

func (k Keeper) wantedPowers(ctx context.Context) (types.PowerSet, error) {
	validators, err := k.allValidators(ctx)
	return types.NewPowerSet(validators), err
}

func (k Keeper) announcedPowers(ctx context.Context) (types.PowerSet, error) {
	set := types.PowerSet{}
	err := k.Announced.Walk(ctx, nil, func(key []byte, power int64) (bool, error) {
		set[string(key)] = power
		return false, nil
	})
	return set, err
}
