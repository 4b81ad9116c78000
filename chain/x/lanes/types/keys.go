package types

import "cosmossdk.io/collections"

const (
	// ModuleName names the module, its commands and its part of the genesis.
	ModuleName = "lanes"

	// StoreKey names the module's store.
	StoreKey = ModuleName
)

// ParamsPrefix is the prefix of the module's store.
var ParamsPrefix = collections.NewPrefix(0)
