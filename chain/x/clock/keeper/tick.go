package keeper

import (
	"context"
	"errors"
	"time"

	"cosmossdk.io/collections"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// Tick calls every registered contract once. Each is given at least its share of the block's gas, whatever the others do, and its part of what
// those called before it have left.
//
// An error is one of the chain's own store, never one of a contract.
func (k Keeper) Tick(ctx context.Context) error {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return err
	}
	contracts, err := k.allContracts(ctx)
	if err != nil {
		return err
	}
	started := time.Now()
	k.Metrics.began(started, sdk.UnwrapSDKContext(ctx).BlockTime(), contracts)
	defer func() { k.Metrics.ended(time.Since(started)) }()
	round := roundOf(contracts, sdk.UnwrapSDKContext(ctx).BlockHeight())
	gas := newDivision(params.MaxGasPerBlock, round)
	for _, promised := range round {
		part := gas.take(promised.GasShare)
		contract, callable, err := k.dequeue(ctx, promised.Id)
		if err != nil {
			return err
		}
		if !callable {
			continue
		}
		outcome := k.call(sdk.UnwrapSDKContext(ctx), contract, min(part, contract.GasLimit))
		k.Metrics.calledOne(outcome)
		gas.spend(outcome.gasUsed)
		if err := k.record(ctx, contract, outcome, params); err != nil {
			return err
		}
	}
	return nil
}

// roundOf returns the contracts to call, in order: first those that left most of their share last time, so that the busy ones are given what
// those leave. Which of the busy ones is last, and is given what the others could not use up, goes by the height.
func roundOf(contracts []types.Contract, height int64) []types.Contract {
	var round, busy []types.Contract
	for _, contract := range contracts {
		switch {
		case contract.Jailed:
		case contract.Busy:
			busy = append(busy, contract)
		default:
			round = append(round, contract)
		}
	}
	if len(busy) > 0 {
		first := int(height % int64(len(busy)))
		busy = append(busy[first:], busy[:first]...)
	}
	return append(round, busy...)
}

// dequeue reads a contract right before its call: a call before it may have changed or removed it.
func (k Keeper) dequeue(ctx context.Context, id uint64) (contract types.Contract, callable bool, err error) {
	contract, err = k.Contracts.Get(ctx, id)
	if errors.Is(err, collections.ErrNotFound) {
		return types.Contract{}, false, nil
	}
	return contract, err == nil && !contract.Jailed, err
}
