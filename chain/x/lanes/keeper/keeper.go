// Package keeper holds what transactions pay and which of them half of every block is kept for.
package keeper

import (
	"context"

	"cosmossdk.io/collections"
	"cosmossdk.io/core/store"

	"github.com/cosmos/cosmos-sdk/codec"
	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// Keeper is all state of the module.
type Keeper struct {
	// fallbackAuthority holds while the consensus parameters name no authority.
	fallbackAuthority string

	bank            types.BankKeeper
	consensusParams types.ConsensusParamsStore

	// feeCollector holds the fees of a block until its end.
	feeCollector sdk.AccAddress

	Schema collections.Schema

	// Params are the fees and what is reserved.
	Params collections.Item[types.Params]
}

// New returns the keeper of a store.
func New(
	cdc codec.BinaryCodec, storeService store.KVStoreService, bank types.BankKeeper, feeCollector sdk.AccAddress,
	consensusParams types.ConsensusParamsStore, fallbackAuthority string,
) Keeper {
	sb := collections.NewSchemaBuilder(storeService)
	k := Keeper{
		fallbackAuthority: fallbackAuthority,
		bank:              bank,
		consensusParams:   consensusParams,
		feeCollector:      feeCollector,
		Params:            collections.NewItem(sb, types.ParamsPrefix, "params", codec.CollValue[types.Params](cdc)),
	}
	schema, err := sb.Build()
	if err != nil {
		panic(err)
	}
	k.Schema = schema
	return k
}

// TxParams returns the parameters to check a transaction with. Reading them is not at the cost of the sender, who would else pay for each of the
// reserved senders.
func (k Keeper) TxParams(ctx sdk.Context) (types.Params, error) {
	return k.Params.Get(ctx.WithGasMeter(storetypes.NewInfiniteGasMeter()))
}

// IsAuthority tells whether an account is the chain's authority.
func (k Keeper) IsAuthority(ctx sdk.Context, account string) bool {
	return k.requireAuthority(ctx, account) == nil
}

func (k Keeper) requireAuthority(ctx context.Context, signer string) error {
	return sdk.ValidateAuthority(sdk.UnwrapSDKContext(ctx), k.fallbackAuthority, signer)
}
