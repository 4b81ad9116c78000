// Package keeper holds the contracts that the chain calls at the end of every block and calls them.
package keeper

import (
	"context"
	"errors"

	"github.com/cosmos/gogoproto/proto"

	"cosmossdk.io/collections"
	"cosmossdk.io/collections/indexes"
	"cosmossdk.io/core/address"
	"cosmossdk.io/core/store"

	"github.com/cosmos/cosmos-sdk/codec"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// Keeper is all state of the module.
type Keeper struct {
	// fallbackAuthority holds while the consensus parameters name no authority.
	fallbackAuthority string

	storeService store.KVStoreService
	addresses    address.Codec
	wasm         types.WasmKeeper

	// Metrics is what this node's operator may know of the calls.
	Metrics *Metrics

	Schema collections.Schema

	// Params bound what the clock may cost a block.
	Params collections.Item[types.Params]

	// Contracts are the registered contracts by id, which is the order of registration; each address is there once.
	Contracts *collections.IndexedMap[uint64, types.Contract, contractIndexes]

	// NextID is the id of the next registration.
	NextID collections.Sequence
}

type contractIndexes struct {
	byAddress *indexes.Unique[string, uint64, types.Contract]
}

// IndexesList names the indexes of Contracts.
func (i contractIndexes) IndexesList() []collections.Index[uint64, types.Contract] {
	return []collections.Index[uint64, types.Contract]{i.byAddress}
}

// New returns the keeper of a store.
func New(
	cdc codec.BinaryCodec, storeService store.KVStoreService, addresses address.Codec, wasm types.WasmKeeper, fallbackAuthority string,
) Keeper {
	sb := collections.NewSchemaBuilder(storeService)
	k := Keeper{
		fallbackAuthority: fallbackAuthority,
		storeService:      storeService,
		addresses:         addresses,
		wasm:              wasm,
		Metrics:           newMetrics(),
		Params:            collections.NewItem(sb, types.ParamsPrefix, "params", codec.CollValue[types.Params](cdc)),
		Contracts: collections.NewIndexedMap(sb, types.ContractsPrefix, "contracts", collections.Uint64Key,
			codec.CollValue[types.Contract](cdc), contractIndexes{
				byAddress: indexes.NewUnique(sb, types.ContractByAddressPrefix, "contract_by_address",
					collections.StringKey, collections.Uint64Key,
					func(_ uint64, contract types.Contract) (string, error) { return contract.ContractAddress, nil }),
			}),
		NextID: collections.NewSequence(sb, types.NextIDPrefix, "next_id"),
	}
	schema, err := sb.Build()
	if err != nil {
		panic(err)
	}
	k.Schema = schema
	return k
}

func (k Keeper) requireAuthority(ctx context.Context, signer string) error {
	return sdk.ValidateAuthority(sdk.UnwrapSDKContext(ctx), k.fallbackAuthority, signer)
}

// contract returns a registered contract.
func (k Keeper) contract(ctx context.Context, contractAddress string) (types.Contract, error) {
	id, err := k.Contracts.Indexes.byAddress.MatchExact(ctx, contractAddress)
	if errors.Is(err, collections.ErrNotFound) {
		return types.Contract{}, types.ErrContractNotFound.Wrapf("%q", contractAddress)
	}
	if err != nil {
		return types.Contract{}, err
	}
	return k.Contracts.Get(ctx, id)
}

func (k Keeper) isRegistered(ctx context.Context, contractAddress string) (bool, error) {
	_, err := k.contract(ctx, contractAddress)
	if errors.Is(err, types.ErrContractNotFound) {
		return false, nil
	}
	return err == nil, err
}

// allContracts returns the registered contracts in the order of their ids; params.max_contracts bounds them.
func (k Keeper) allContracts(ctx context.Context) ([]types.Contract, error) {
	iterator, err := k.Contracts.Iterate(ctx, nil)
	if err != nil {
		return nil, err
	}
	return iterator.Values()
}

func emit(ctx context.Context, event proto.Message) error {
	return sdk.UnwrapSDKContext(ctx).EventManager().EmitTypedEvent(event)
}
