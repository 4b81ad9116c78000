// Package keeper holds the validator set the authority wants and gives its changes to the consensus engine.
package keeper

import (
	"context"

	"github.com/cosmos/gogoproto/proto"

	"cosmossdk.io/collections"
	"cosmossdk.io/core/address"
	"cosmossdk.io/core/store"

	"github.com/cosmos/cosmos-sdk/codec"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// Keeper is all state of the module.
type Keeper struct {
	// fallbackAuthority holds while the consensus parameters name no authority.
	fallbackAuthority string

	consensusAddresses address.Codec
	consensusParams    types.ConsensusParamsStore

	Schema collections.Schema

	// Params are the limits of every change.
	Params collections.Item[types.Params]

	// Validators is the set the authority wants, by consensus address.
	Validators collections.Map[sdk.ConsAddress, types.Validator]

	// Announced is the set the consensus engine was given last: power by raw key. At the end of every block it equals Validators.
	Announced collections.Map[[]byte, int64]
}

// New returns the keeper of a store.
func New(
	cdc codec.BinaryCodec, storeService store.KVStoreService, consensusAddresses address.Codec, consensusParams types.ConsensusParamsStore,
	fallbackAuthority string,
) Keeper {
	sb := collections.NewSchemaBuilder(storeService)
	k := Keeper{
		fallbackAuthority:  fallbackAuthority,
		consensusAddresses: consensusAddresses,
		consensusParams:    consensusParams,
		Params:             collections.NewItem(sb, types.ParamsPrefix, "params", codec.CollValue[types.Params](cdc)),
		Validators:         collections.NewMap(sb, types.ValidatorsPrefix, "validators", sdk.ConsAddressKey, codec.CollValue[types.Validator](cdc)),
		Announced:          collections.NewMap(sb, types.AnnouncedPrefix, "announced", collections.BytesKey, collections.Int64Value),
	}
	schema, err := sb.Build()
	if err != nil {
		panic(err)
	}
	k.Schema = schema
	return k
}

// Authority is the account that may sign the authority's messages: the one in the consensus parameters, or else the fallback. It reads the
// store and not the context, because a query's context carries no consensus parameters.
func (k Keeper) Authority(ctx context.Context) (string, error) {
	params, err := k.consensusParams.Get(ctx)
	if err != nil {
		return "", err
	}
	if params.Authority == nil || params.Authority.Authority == "" {
		return k.fallbackAuthority, nil
	}
	return params.Authority.Authority, nil
}

func (k Keeper) requireAuthority(ctx context.Context, signer string) error {
	return sdk.ValidateAuthority(sdk.UnwrapSDKContext(ctx), k.fallbackAuthority, signer)
}

func emit(ctx context.Context, event proto.Message) error {
	return sdk.UnwrapSDKContext(ctx).EventManager().EmitTypedEvent(event)
}
