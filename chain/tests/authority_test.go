// Package tests tells stories of the whole chain.
package tests

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/stretchr/testify/require"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	clocktypes "github.com/wattmesh/wattmesh/chain/x/clock/types"
	poatypes "github.com/wattmesh/wattmesh/chain/x/poa/types"
)

const ticker = "../x/clock/testdata/ticker.wasm"

func Test_a_chain_without_an_authority_does_not_start(t *testing.T) {
	err := apptest.TryNew(t, apptest.WithGenesis(func(genesis *apptest.Genesis) { genesis.Params.Authority.Authority = "" }))
	require.ErrorContains(t, err, "wattd genesis set-authority")
}

func Test_the_authority_of_every_module_is_the_one_of_the_consensus_parameters(t *testing.T) {
	chain := apptest.New(t)
	code := chain.StoreFile(ticker)
	contract := chain.Instantiate(code, "count")
	stranger := chain.NewAccount()
	for _, messagesOf := range []func(string) sdk.Msg{
		func(authority string) sdk.Msg {
			return &wasmtypes.MsgPinCodes{Authority: authority, CodeIDs: []uint64{code}}
		},
		func(authority string) sdk.Msg {
			return &upgradetypes.MsgSoftwareUpgrade{Authority: authority, Plan: upgradetypes.Plan{Name: "v2", Height: 1_000_000}}
		},
		func(authority string) sdk.Msg {
			return &clocktypes.MsgRegisterContract{Authority: authority, ContractAddress: string(contract), GasLimit: 100_000}
		},
		func(authority string) sdk.Msg {
			return &poatypes.MsgAddValidator{Authority: authority, Moniker: "b", PubKey: apptest.ValidatorKey("b"), Power: 1}
		},
		func(authority string) sdk.Msg { return updateConsensus(authority, "") },
	} {
		msg := messagesOf(stranger.String())
		result := chain.Send(stranger, msg)
		require.False(t, result.OK(), "%T was accepted from a stranger", msg)
		require.Contains(t, result.Log, "authority")
		chain.MustSend(chain.Authority, messagesOf(chain.Authority.String()))
	}
}

func Test_the_authority_hands_over_from_the_next_block_on(t *testing.T) {
	chain := apptest.New(t)
	heir := chain.NewAccount()
	chain.MustSend(chain.Authority, updateConsensus(chain.Authority.String(), heir.String()))

	params := clocktypes.DefaultParams()
	result := chain.Send(chain.Authority, &clocktypes.MsgUpdateParams{Authority: chain.Authority.String(), Params: params})
	require.Contains(t, result.Log, sdkerrors.ErrUnauthorized.Error())
	chain.MustSend(heir, &clocktypes.MsgUpdateParams{Authority: heir.String(), Params: params})
	chain.MustSend(heir, updateConsensus(heir.String(), ""))
	chain.MustSend(heir, &clocktypes.MsgUpdateParams{Authority: heir.String(), Params: params})
}

func Test_an_exported_chain_goes_on_with_its_authority_contracts_and_clock(t *testing.T) {
	original := apptest.New(t)
	heir := original.NewAccount()
	code := original.StoreFile(ticker)
	original.Pin(code)
	contract := original.Instantiate(code, "count")
	original.RegisterClock(contract, 100_000)
	original.MustSend(original.Authority, updateConsensus(original.Authority.String(), heir.String()))
	original.NextBlocks(3)
	exported := original.Export()
	require.Equal(t, heir.String(), exported.ConsensusParams.Authority.Authority)

	chain := apptest.FromExport(t, original, exported)
	require.Equal(t, original.Height+1, chain.Height)
	require.Equal(t, count(original, contract)+1, count(chain, contract))
	block := chain.NextBlock(chain.Sign(heir, &clocktypes.MsgSetGasLimit{
		Authority: heir.String(), ContractAddress: string(contract), GasLimit: 200_000,
	}))
	require.True(t, block.Txs[0].OK(), block.Txs[0].Log)
	require.Less(t, block.ClockCalls[0].GasUsed, uint64(20_000), "the code is still pinned")
}

func Test_only_the_authority_uploads_and_instantiates(t *testing.T) {
	chain := apptest.New(t)
	code := chain.StoreFile(ticker)
	stranger := chain.NewAccount()
	wasm := readFile(t, ticker)
	require.Contains(t,
		chain.Send(stranger, &wasmtypes.MsgStoreCode{Sender: stranger.String(), WASMByteCode: wasm}).Log, "unauthorized")
	require.Contains(t,
		chain.Send(stranger, &wasmtypes.MsgInstantiateContract{
			Sender: stranger.String(), CodeID: code, Label: "mine", Msg: []byte(`"count"`),
		}).Log, "unauthorized")
	contract := chain.Instantiate(code, "count")
	chain.Execute(stranger, contract, map[string]any{"set_mode": "fail"})
}

func Test_a_contract_that_needs_what_the_chain_has_not_is_refused_at_upload(t *testing.T) {
	require.NotContains(t, app.Capabilities(), "staking")
	chain := apptest.New(t)
	wasm := readFile(t, ticker)
	require.Contains(t, string(wasm), "requires_cosmwasm_3_0")
	unknown := bytes.Replace(wasm, []byte("requires_cosmwasm_3_0"), []byte("requires_cosmwasm_9_9"), 1)
	result := chain.Send(chain.Authority, &wasmtypes.MsgStoreCode{Sender: chain.Authority.String(), WASMByteCode: unknown})
	require.Contains(t, result.Log, "cosmwasm_9_9")
}

func Test_a_contract_may_be_of_two_megabytes_and_no_more(t *testing.T) {
	chain := apptest.New(t)
	// Of a compressed contract wasm wants one byte less.
	largest := padded(readFile(t, ticker), app.MaxCodeBytes-1)
	chain.Store(largest)
	result := chain.Send(chain.Authority, chain.StoreCode(append(largest, 0)))
	require.Contains(t, result.Log, "max 2097152 bytes: exceeds limit")
}

// padded adds a section that means nothing to a contract, so that it has so many bytes.
func padded(wasm []byte, size int) []byte {
	const header = 1 + binary.MaxVarintLen32
	section := make([]byte, size-len(wasm))
	// The length takes all of its bytes, however small it is; no name and zeros follow.
	for i, left := 1, uint32(len(section)-header); i < header; i, left = i+1, left>>7 {
		section[i] = byte(left&0x7f) | 0x80
	}
	section[header-1] &= 0x7f
	return append(bytes.Clone(wasm), section...)
}

func Test_a_restarted_node_goes_on_with_pinned_contracts(t *testing.T) {
	chain := apptest.New(t, apptest.OnDisk())
	code := chain.StoreFile(ticker)
	chain.Pin(code)
	contract := chain.Instantiate(code, "count")
	chain.RegisterClock(contract, 100_000)
	before := count(chain, contract)
	gasUsed := chain.NextBlock().ClockCalls[0].GasUsed
	chain.Restart()
	block := chain.NextBlock()
	require.Equal(t, gasUsed, block.ClockCalls[0].GasUsed)
	require.Equal(t, before+2, count(chain, contract))
}

func Test_a_block_has_explicit_limits(t *testing.T) {
	params := app.DefaultConsensusParams()
	require.NoError(t, params.ValidateBasic())
	require.Positive(t, params.Block.MaxGas)
	require.Positive(t, params.Block.MaxBytes)
	require.Less(t, params.Block.MaxBytes, int64(cmttypes.MaxBlockSizeBytes))
}

func count(chain *apptest.Chain, contract apptest.Contract) int {
	var count int
	chain.Query(contract, map[string]any{"count": struct{}{}}, &count)
	return count
}

func readFile(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	return content
}

// updateConsensus keeps the consensus parameters and, if an heir is named, hands the authority over.
func updateConsensus(authority, heir string) *consensustypes.MsgUpdateParams {
	params := app.DefaultConsensusParams().ToProto()
	msg := &consensustypes.MsgUpdateParams{
		Authority: authority, Block: params.Block, Evidence: params.Evidence, Validator: params.Validator,
	}
	if heir != "" {
		msg.Auth = &cmtproto.AuthorityParams{Authority: heir}
	}
	return msg
}
