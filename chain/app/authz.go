package app

import (
	"context"
	"slices"

	"cosmossdk.io/core/store"

	"github.com/cosmos/cosmos-sdk/codec"
	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/x/authz"
	authzkeeper "github.com/cosmos/cosmos-sdk/x/authz/keeper"
	authzmodule "github.com/cosmos/cosmos-sdk/x/authz/module"
)

// maxExpiredGrants is how many expired grants a block deletes, but for those of the same two accounts. One that is still there gives no leave.
const maxExpiredGrants = 200

// authzAppModule is the SDK's, which deletes all that have expired in one block: whoever grants says when, and could make that block as long as they like.
type authzAppModule struct {
	authzmodule.AppModule
	cdc    codec.Codec
	grants store.KVStoreService
}

// BeginBlock deletes the grants that expired first.
func (m authzAppModule) BeginBlock(ctx context.Context) error {
	grants := m.grants.OpenKVStore(ctx)
	until := authzkeeper.GrantQueueTimePrefix(sdk.UnwrapSDKContext(ctx).BlockTime())
	expired, err := m.firstExpired(grants, until)
	if err != nil {
		return err
	}
	for _, key := range expired {
		if err := grants.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// firstExpired are the keys of the first grants in the queue, and of their places in it.
func (m authzAppModule) firstExpired(grants store.KVStore, until []byte) (keys [][]byte, err error) {
	queue, err := grants.Iterator(authzkeeper.GrantQueuePrefix, storetypes.InclusiveEndBytes(until))
	if err != nil {
		return nil, err
	}
	defer queue.Close()
	for count := 0; queue.Valid() && count < maxExpiredGrants; queue.Next() {
		var item authz.GrantQueueItem
		if err := m.cdc.Unmarshal(queue.Value(), &item); err != nil {
			return nil, err
		}
		accounts := queue.Key()[len(until):]
		for _, typeURL := range item.MsgTypeUrls {
			keys = append(keys, slices.Concat(authzkeeper.GrantKey, accounts, []byte(typeURL)))
		}
		keys = append(keys, slices.Clone(queue.Key()))
		count += len(item.MsgTypeUrls)
	}
	return keys, nil
}
