package app

import (
	"os"
	"sync"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	"cosmossdk.io/core/address"

	addresscodec "github.com/cosmos/cosmos-sdk/codec/address"
	sdk "github.com/cosmos/cosmos-sdk/types"
)

// Bech32Prefix starts every address of the chain.
const Bech32Prefix = "watt"

var setPrefixes = sync.OnceFunc(func() {
	// Without a name the SDK asks the operating system which process this is, twice for every address it looks at.
	if os.Getenv(sdk.EnvConfigScope) == "" {
		if err := os.Setenv(sdk.EnvConfigScope, Bech32Prefix); err != nil {
			panic(err)
		}
	}
	config := sdk.GetConfig()
	config.SetBech32PrefixForAccount(Bech32Prefix, Bech32Prefix+sdk.PrefixPublic)
	config.SetBech32PrefixForValidator(
		Bech32Prefix+sdk.PrefixValidator+sdk.PrefixOperator,
		Bech32Prefix+sdk.PrefixValidator+sdk.PrefixOperator+sdk.PrefixPublic)
	config.SetBech32PrefixForConsensusNode(
		Bech32Prefix+sdk.PrefixValidator+sdk.PrefixConsensus,
		Bech32Prefix+sdk.PrefixValidator+sdk.PrefixConsensus+sdk.PrefixPublic)
	config.SetAddressVerifier(wasmtypes.VerifyAddressLen())
	config.Seal()
})

// ConfigureAddresses sets the process's address prefixes; it may be called more than once. Call it before any address is printed.
func ConfigureAddresses() { setPrefixes() }

// AccountAddresses reads and writes account addresses.
func AccountAddresses() address.Codec {
	return addresscodec.NewBech32Codec(Bech32Prefix)
}

// ValidatorAddresses reads and writes validators' operator addresses; only the SDK's signing needs them.
func ValidatorAddresses() address.Codec {
	return addresscodec.NewBech32Codec(Bech32Prefix + sdk.PrefixValidator + sdk.PrefixOperator)
}

// ConsensusAddresses reads and writes validators' consensus addresses.
func ConsensusAddresses() address.Codec {
	return addresscodec.NewBech32Codec(Bech32Prefix + sdk.PrefixValidator + sdk.PrefixConsensus)
}
