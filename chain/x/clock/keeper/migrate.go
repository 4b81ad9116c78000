package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// MigrateToShares turns the state of version 1, which knew no shares, into that of version 2: the contracts' shares are equal parts of a block's
// gas, but no more than their calls may use.
func (k Keeper) MigrateToShares(ctx context.Context) error {
	params, err := k.Params.Get(ctx)
	if err != nil {
		return err
	}
	contracts, err := k.allContracts(ctx)
	if err != nil {
		return err
	}
	for i := range contracts {
		contracts[i].GasShare = min(contracts[i].GasLimit, params.MaxGasPerBlock/uint64(len(contracts)))
	}
	if err := params.ValidateContracts(contracts); err != nil {
		return err
	}
	for _, contract := range contracts {
		if err := k.Contracts.Set(ctx, contract.Id, contract); err != nil {
			return err
		}
	}
	return k.storeService.OpenKVStore(ctx).Delete(types.TurnPrefix)
}
