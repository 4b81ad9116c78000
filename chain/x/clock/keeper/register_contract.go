package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

func (k Keeper) registerContract(ctx context.Context, contractAddress string, gasLimit, gasShare uint64) (id uint64, err error) {
	if err := k.validateNew(ctx, contractAddress); err != nil {
		return 0, err
	}
	params, err := k.Params.Get(ctx)
	if err != nil {
		return 0, err
	}
	contracts, err := k.allContracts(ctx)
	if err != nil {
		return 0, err
	}
	id, err = k.NextID.Next(ctx)
	if err != nil {
		return 0, err
	}
	if gasShare == 0 {
		gasShare = gasLimit
	}
	contract := types.Contract{Id: id, ContractAddress: contractAddress, GasLimit: gasLimit, GasShare: gasShare}
	if err := params.ValidateContract(contract); err != nil {
		return 0, err
	}
	if err := params.ValidateContracts(append(contracts, contract)); err != nil {
		return 0, err
	}
	if err := k.Contracts.Set(ctx, id, contract); err != nil {
		return 0, err
	}
	return id, emit(ctx, &types.EventContractRegistered{
		ContractAddress: contractAddress, Id: id, GasLimit: gasLimit, GasShare: gasShare,
	})
}

// validateNew checks that an address is one of a contract and not registered.
func (k Keeper) validateNew(ctx context.Context, contractAddress string) error {
	address, err := k.addresses.StringToBytes(contractAddress)
	if err != nil {
		return types.ErrInvalidContract.Wrapf("contract_address %q: %s", contractAddress, err)
	}
	if !k.wasm.HasContractInfo(ctx, address) {
		return types.ErrNoSuchContract.Wrap(contractAddress)
	}
	registered, err := k.isRegistered(ctx, contractAddress)
	if err != nil {
		return err
	}
	if registered {
		return types.ErrContractRegistered.Wrap(contractAddress)
	}
	return nil
}
