package types

import "cosmossdk.io/collections"

const (
	// ModuleName names the module, its commands and its part of the genesis.
	ModuleName = "clock"

	// StoreKey names the module's store.
	StoreKey = ModuleName
)

// Prefixes of the module's store; the keeper says what is behind them.
var (
	ParamsPrefix            = collections.NewPrefix(0)
	ContractsPrefix         = collections.NewPrefix(1)
	ContractByAddressPrefix = collections.NewPrefix(2)
	NextIDPrefix            = collections.NewPrefix(3)
	// TurnPrefix was of version 1 of the module's state.
	TurnPrefix = collections.NewPrefix(4)
)
