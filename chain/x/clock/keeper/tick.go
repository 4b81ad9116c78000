package keeper

import (
	"context"
	"errors"

	"cosmossdk.io/collections"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// Tick calls the registered contracts, each at most once, as long as the block's gas lasts. What did not fit is first in the next block, so
// every contract is called at least once in as many blocks as there are contracts.
//
// An error is one of the chain's own store, never one of a contract.
func (k Keeper) Tick(ctx context.Context) error {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return err
	}
	ids, err := k.round(ctx)
	if err != nil {
		return err
	}
	gas := budget{limit: params.MaxGasPerBlock}
	for _, id := range ids {
		contract, callable, err := k.dequeue(ctx, id)
		if err != nil {
			return err
		}
		if !callable {
			continue
		}
		if !gas.fits(contract.GasLimit) {
			return k.deferRound(ctx, contract, gas.used)
		}
		outcome := k.call(sdk.UnwrapSDKContext(ctx), contract)
		gas.used += outcome.gasUsed
		if err := k.record(ctx, contract, outcome, params); err != nil {
			return err
		}
	}
	return k.endRound(ctx)
}

// budget is the gas of one block. A call reserves its limit and pays what it used, which an aborted call can overshoot by one operation.
type budget struct {
	limit, used uint64
}

func (b budget) fits(gasLimit uint64) bool {
	return b.used <= b.limit && gasLimit <= b.limit-b.used
}

// round returns the ids of the registered contracts, starting with the one whose turn it is.
func (k Keeper) round(ctx context.Context) ([]uint64, error) {
	turn, err := k.turn(ctx)
	if err != nil {
		return nil, err
	}
	contracts, err := k.allContracts(ctx)
	if err != nil {
		return nil, err
	}
	var first, later []uint64
	for _, contract := range contracts {
		if contract.Id >= turn {
			first = append(first, contract.Id)
		} else {
			later = append(later, contract.Id)
		}
	}
	return append(first, later...), nil
}

// dequeue reads a contract right before its call: a call before it may have changed or removed it.
func (k Keeper) dequeue(ctx context.Context, id uint64) (contract types.Contract, callable bool, err error) {
	contract, err = k.Contracts.Get(ctx, id)
	if errors.Is(err, collections.ErrNotFound) {
		return types.Contract{}, false, nil
	}
	return contract, err == nil && !contract.Jailed, err
}

func (k Keeper) turn(ctx context.Context) (uint64, error) {
	turn, err := k.Turn.Get(ctx)
	if errors.Is(err, collections.ErrNotFound) {
		return 0, nil
	}
	return turn, err
}

// deferRound leaves the rest of the round to the next block.
func (k Keeper) deferRound(ctx context.Context, next types.Contract, gasUsed uint64) error {
	if err := k.Turn.Set(ctx, next.Id); err != nil {
		return err
	}
	return emit(ctx, &types.EventRoundDeferred{NextContractAddress: next.ContractAddress, GasUsed: gasUsed})
}

// endRound makes the next block start with the first contract again.
func (k Keeper) endRound(ctx context.Context) error {
	turn, err := k.turn(ctx)
	if err != nil || turn == 0 {
		return err
	}
	return k.Turn.Remove(ctx)
}
