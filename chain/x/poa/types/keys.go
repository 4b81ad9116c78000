package types

import "cosmossdk.io/collections"

const (
	// ModuleName names the module, its commands and its part of the genesis.
	ModuleName = "poa"

	// StoreKey names the module's store.
	StoreKey = ModuleName
)

// Prefixes of the module's store; the fields of Keeper describe their values.
var (
	ParamsPrefix     = collections.NewPrefix(0)
	ValidatorsPrefix = collections.NewPrefix(1)
	AnnouncedPrefix  = collections.NewPrefix(2)
)
