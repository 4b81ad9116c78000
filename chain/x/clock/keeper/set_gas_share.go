package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func (k Keeper) setGasShare(ctx context.Context, contractAddress string, gasShare uint64) error {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return err
	}
	contract, err := k.contract(ctx, contractAddress)
	if err != nil {
		return err
	}
	oldGasShare := contract.GasShare
	contract.GasShare = gasShare
	if err := params.ValidateContract(contract); err != nil {
		return err
	}
	if err := k.Contracts.Set(ctx, contract.Id, contract); err != nil {
		return err
	}
	contracts, err := k.allContracts(ctx)
	if err != nil {
		return err
	}
	if err := params.ValidateContracts(contracts); err != nil {
		return err
	}
	return emit(ctx, &types.EventGasShareSet{ContractAddress: contractAddress, OldGasShare: oldGasShare, NewGasShare: gasShare})
}
