package app

import (
	"encoding/json"

	"github.com/CosmWasm/wasmd/x/wasm"
	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	wasmvmtypes "github.com/CosmWasm/wasmvm/v3/types"

	"github.com/cosmos/cosmos-sdk/codec"
	sdk "github.com/cosmos/cosmos-sdk/types"
)

// MaxCodeBytes is the largest contract, uncompressed. Code is uploaded by the authority alone and kept pinned, so that its size costs memory and the
// time to compile it, but no gas in blocks.
const MaxCodeBytes = 2 << 20

func init() { wasmtypes.MaxWasmSize = MaxCodeBytes }

// Capabilities are what a contract may require of the chain. `staking` is not among them: such a contract is refused at upload.
func Capabilities() []string {
	return []string{
		"iterator",
		"stargate",
		"cosmwasm_1_1",
		"cosmwasm_1_2",
		"cosmwasm_1_3",
		"cosmwasm_1_4",
		"cosmwasm_2_0",
		"cosmwasm_2_1",
		"cosmwasm_2_2",
		"cosmwasm_3_0",
		"ibc2",
	}
}

// withoutStaking answers contracts' queries of modules the chain does not have. The keepers are nil: these never reach them.
func withoutStaking() wasmkeeper.Option {
	return wasmkeeper.WithQueryPlugins(&wasmkeeper.QueryPlugins{
		Staking: func(sdk.Context, *wasmvmtypes.StakingQuery) ([]byte, error) {
			return nil, wasmvmtypes.UnsupportedRequest{Kind: "staking"}
		},
		Distribution: func(sdk.Context, *wasmvmtypes.DistributionQuery) ([]byte, error) {
			return nil, wasmvmtypes.UnsupportedRequest{Kind: "distribution"}
		},
	})
}

// wasmBasics gives a new chain's genesis permissioned contracts: only the authority, which wasm lets do everything, uploads and instantiates.
type wasmBasics struct {
	wasm.AppModuleBasic
}

// DefaultGenesis returns the genesis of a new chain.
func (wasmBasics) DefaultGenesis(cdc codec.JSONCodec) json.RawMessage {
	return cdc.MustMarshalJSON(&wasmtypes.GenesisState{
		Params: wasmtypes.Params{
			CodeUploadAccess:             wasmtypes.AllowNobody,
			InstantiateDefaultPermission: wasmtypes.AccessTypeNobody,
		},
	})
}
