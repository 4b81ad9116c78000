package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func (k Keeper) setGasLimit(ctx context.Context, contractAddress string, gasLimit uint64) error {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return err
	}
	contract, err := k.contract(ctx, contractAddress)
	if err != nil {
		return err
	}
	oldGasLimit := contract.GasLimit
	contract.GasLimit = gasLimit
	if err := params.ValidateContract(contract); err != nil {
		return err
	}
	if err := k.Contracts.Set(ctx, contract.Id, contract); err != nil {
		return err
	}
	return emit(ctx, &types.EventGasLimitSet{ContractAddress: contractAddress, OldGasLimit: oldGasLimit, NewGasLimit: gasLimit})
}
