package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func (k Keeper) unjailContract(ctx context.Context, contractAddress string) error {
	contract, err := k.contract(ctx, contractAddress)
	if err != nil {
		return err
	}
	if !contract.Jailed {
		return types.ErrNotJailed.Wrap(contractAddress)
	}
	contract.Jailed = false
	contract.ConsecutiveFailures = 0
	if err := k.Contracts.Set(ctx, contract.Id, contract); err != nil {
		return err
	}
	return emit(ctx, &types.EventContractUnjailed{ContractAddress: contractAddress})
}
