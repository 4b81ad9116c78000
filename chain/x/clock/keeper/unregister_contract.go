package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func (k Keeper) unregisterContract(ctx context.Context, contractAddress string) error {
	contract, err := k.contract(ctx, contractAddress)
	if err != nil {
		return err
	}
	if err := k.Contracts.Remove(ctx, contract.Id); err != nil {
		return err
	}
	return emit(ctx, &types.EventContractUnregistered{ContractAddress: contractAddress})
}
