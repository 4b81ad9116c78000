package apptest

import (
	"encoding/json"
	"os"

	"github.com/cosmos/gogoproto/proto"
	"github.com/stretchr/testify/require"

	"github.com/CosmWasm/wasmd/x/wasm/ioutils"
	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	sdk "github.com/cosmos/cosmos-sdk/types"

	clocktypes "github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// Contract is a contract's address.
type Contract string

// Call returns the message that executes a contract; msg is marshalled to JSON, a json.RawMessage is taken as it is.
func (c Contract) Call(sender *Account, msg any, coins ...sdk.Coin) *wasmtypes.MsgExecuteContract {
	return &wasmtypes.MsgExecuteContract{
		Sender: sender.String(), Contract: string(c), Msg: mustJSON(msg), Funds: sdk.NewCoins(coins...),
	}
}

// StoreFile uploads a wasm file and returns its code id.
func (c *Chain) StoreFile(file string) (codeID uint64) {
	c.TB.Helper()
	code, err := os.ReadFile(file)
	require.NoError(c.TB, err)
	return c.Store(code)
}

// Store uploads wasm and returns its code id.
func (c *Chain) Store(code []byte) (codeID uint64) {
	c.TB.Helper()
	var response wasmtypes.MsgStoreCodeResponse
	c.reply(c.MustSend(c.Authority, c.StoreCode(code)), &response)
	return response.CodeID
}

// StoreCode is the authority's message that uploads wasm, compressed as clients do it.
func (c *Chain) StoreCode(code []byte) *wasmtypes.MsgStoreCode {
	c.TB.Helper()
	compressed, err := ioutils.GzipIt(code)
	require.NoError(c.TB, err)
	return &wasmtypes.MsgStoreCode{Sender: c.Authority.String(), WASMByteCode: compressed}
}

// Pin keeps codes in memory, as a chain does with those that the clock calls.
func (c *Chain) Pin(codeIDs ...uint64) {
	c.TB.Helper()
	c.MustSend(c.Authority, &wasmtypes.MsgPinCodes{Authority: c.Authority.String(), CodeIDs: codeIDs})
}

// Instantiate makes a contract of a code, by the authority, which is its admin.
func (c *Chain) Instantiate(codeID uint64, msg any, coins ...sdk.Coin) Contract {
	c.TB.Helper()
	var response wasmtypes.MsgInstantiateContractResponse
	c.reply(c.MustSend(c.Authority, &wasmtypes.MsgInstantiateContract{
		Sender: c.Authority.String(), Admin: c.Authority.String(), CodeID: codeID, Label: "test", Msg: mustJSON(msg), Funds: sdk.NewCoins(coins...),
	}), &response)
	return Contract(response.Address)
}

// AddressOf is where a contract of a code will be that InstantiateAt makes with the salt.
func (c *Chain) AddressOf(codeID uint64, salt string) Contract {
	checksum := c.App.WasmKeeper.GetCodeInfo(c.Context(), codeID).CodeHash
	return Contract(wasmkeeper.BuildContractAddressPredictable(checksum, c.Authority.Address, []byte(salt), nil).String())
}

// InstantiateAt makes a contract of a code at a predictable address, by the authority, which is its admin.
func (c *Chain) InstantiateAt(codeID uint64, salt string, msg any) {
	c.TB.Helper()
	c.MustSend(c.Authority, &wasmtypes.MsgInstantiateContract2{
		Sender: c.Authority.String(), Admin: c.Authority.String(), CodeID: codeID, Label: salt, Msg: mustJSON(msg), Salt: []byte(salt),
	})
}

// Execute executes a contract in a block of its own; the message must be good.
func (c *Chain) Execute(sender *Account, contract Contract, msg any, coins ...sdk.Coin) TxResult {
	c.TB.Helper()
	return c.MustSend(sender, contract.Call(sender, msg, coins...))
}

// Query asks a contract and unmarshals the answer into answer.
func (c *Chain) Query(contract Contract, msg, answer any) {
	c.TB.Helper()
	require.NoError(c.TB, c.TryQuery(contract, msg, answer))
}

// TryQuery asks a contract and returns its error.
func (c *Chain) TryQuery(contract Contract, msg, answer any) error {
	address, err := sdk.AccAddressFromBech32(string(contract))
	if err != nil {
		return err
	}
	data, err := c.App.WasmKeeper.QuerySmart(c.Context(), address, mustJSON(msg))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, answer)
}

// RegisterClock makes the clock call a contract, from the end of the block of the registration on.
func (c *Chain) RegisterClock(contract Contract, gasLimit uint64) {
	c.TB.Helper()
	c.MustSend(c.Authority, &clocktypes.MsgRegisterContract{
		Authority: c.Authority.String(), ContractAddress: string(contract), GasLimit: gasLimit,
	})
}

// LowerClockGas gives a contract so much of every block's gas and no more.
func (c *Chain) LowerClockGas(contract Contract, gas uint64) {
	c.TB.Helper()
	authority, address := c.Authority.String(), string(contract)
	c.MustSend(c.Authority,
		&clocktypes.MsgSetGasShare{Authority: authority, ContractAddress: address, GasShare: gas},
		&clocktypes.MsgSetGasLimit{Authority: authority, ContractAddress: address, GasLimit: gas},
	)
}

// reply unmarshals the response to the transaction's first message.
func (c *Chain) reply(result TxResult, response proto.Message) {
	c.TB.Helper()
	var data sdk.TxMsgData
	require.NoError(c.TB, proto.Unmarshal(result.Data, &data))
	require.NoError(c.TB, proto.Unmarshal(data.MsgResponses[0].Value, response))
}

func mustJSON(value any) []byte {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return data
}
