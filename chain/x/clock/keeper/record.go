package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// record tells what came of a call, counts failures in a row and jails at the limit. A call that is like the one before it, and good, writes
// nothing.
func (k Keeper) record(ctx context.Context, contract types.Contract, outcome outcome, params types.Params) error {
	if outcome.failed() {
		return k.recordFailure(ctx, contract, outcome, params)
	}
	return k.recordSuccess(ctx, contract, outcome)
}

func (k Keeper) recordSuccess(ctx context.Context, called types.Contract, outcome outcome) error {
	busy := isBusy(called, outcome)
	if called.ConsecutiveFailures > 0 || called.Busy != busy {
		// The call itself may have changed or removed the entry.
		contract, callable, err := k.dequeue(ctx, called.Id)
		if err != nil {
			return err
		}
		if callable {
			contract.ConsecutiveFailures = 0
			contract.Busy = busy
			if err := k.Contracts.Set(ctx, contract.Id, contract); err != nil {
				return err
			}
		}
	}
	return emit(ctx, &types.EventContractCalled{
		ContractAddress: called.ContractAddress, GasUsed: outcome.gasUsed, GasBudget: outcome.gasBudget,
	})
}

func isBusy(contract types.Contract, outcome outcome) bool {
	return outcome.gasUsed > contract.GasShare/2
}

func (k Keeper) recordFailure(ctx context.Context, contract types.Contract, outcome outcome, params types.Params) error {
	contract.ConsecutiveFailures++
	contract.Jailed = contract.ConsecutiveFailures >= params.JailAfterFailures
	contract.Busy = isBusy(contract, outcome)
	if err := k.Contracts.Set(ctx, contract.Id, contract); err != nil {
		return err
	}
	if err := emit(ctx, &types.EventContractFailed{
		ContractAddress:     contract.ContractAddress,
		Reason:              outcome.failure,
		GasUsed:             outcome.gasUsed,
		GasBudget:           outcome.gasBudget,
		ConsecutiveFailures: contract.ConsecutiveFailures,
	}); err != nil {
		return err
	}
	if !contract.Jailed {
		return nil
	}
	return emit(ctx, &types.EventContractJailed{ContractAddress: contract.ContractAddress})
}
