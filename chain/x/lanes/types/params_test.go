package types_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	sdkmath "cosmossdk.io/math"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"

	"github.com/wattmesh/wattmesh/chain/app"
	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

func init() { app.ConfigureAddresses() }

func account(i int) string { return sdk.AccAddress(fmt.Sprintf("account%013d", i)).String() }

func calls(n int) []types.Call {
	calls := make([]types.Call, n)
	for i := range calls {
		calls[i] = types.Call{ContractAddress: account(i), Message: "submit_readings"}
	}
	return calls
}

func senders(n int) []string {
	senders := make([]string, n)
	for i := range senders {
		senders[i] = account(i)
	}
	return senders
}

func Test_parameters_are_taken_up_to_their_bounds(t *testing.T) {
	for _, tc := range []struct {
		because string
		edit    func(*types.Params)
		reason  string
	}{
		{"transactions are free", func(p *types.Params) { p.MinFeePerMillionGas = 0 }, ""},
		{"the price is the highest", func(p *types.Params) { p.MinFeePerMillionGas = types.MaxMinFeePerMillionGas }, ""},
		{"the price is one more", func(p *types.Params) { p.MinFeePerMillionGas = types.MaxMinFeePerMillionGas + 1 },
			"min_fee_per_million_gas 1000000000001 is above 1000000000000"},
		{"the price is the largest number", func(p *types.Params) { p.MinFeePerMillionGas = math.MaxUint64 }, "is above 1000000000000"},
		{"no coin is named", func(p *types.Params) { p.FeeDenom = "" }, "fee_denom"},
		{"the coin is no coin", func(p *types.Params) { p.FeeDenom = "1watt" }, "fee_denom"},
		{"nobody is given the fees", func(p *types.Params) { p.FeeRecipient = "" }, ""},
		{"the recipient is no address", func(p *types.Params) { p.FeeRecipient = "cosmos1abc" }, `fee_recipient "cosmos1abc"`},
		{"sixteen calls are reserved", func(p *types.Params) { p.ReservedCalls = calls(16) }, ""},
		{"seventeen calls are reserved", func(p *types.Params) { p.ReservedCalls = calls(17) }, "17 reserved_calls, the largest number is 16"},
		{"a call is there twice", func(p *types.Params) { p.ReservedCalls = append(calls(2), calls(1)...) }, "is there twice"},
		{"a call's contract is no address", func(p *types.Params) { p.ReservedCalls[0].ContractAddress = "" }, `contract_address ""`},
		{"a call has no message", func(p *types.Params) { p.ReservedCalls[0].Message = "" }, "has not 1 to 64 bytes"},
		{"a message is 64 bytes long", func(p *types.Params) { p.ReservedCalls[0].Message = strings.Repeat("a", 64) }, ""},
		{"a message is 65 bytes long", func(p *types.Params) { p.ReservedCalls[0].Message = strings.Repeat("a", 65) }, "has not 1 to 64 bytes"},
		{"64 senders are reserved", func(p *types.Params) { p.ReservedSenders = senders(64) }, ""},
		{"65 senders are reserved", func(p *types.Params) { p.ReservedSenders = senders(65) }, "65 reserved_senders, the largest number is 64"},
		{"a sender is there twice", func(p *types.Params) { p.ReservedSenders = append(senders(2), account(0)) }, "is there twice"},
		{"a sender is no address", func(p *types.Params) { p.ReservedSenders[0] = "relayer" }, `reserved sender "relayer"`},
	} {
		t.Run(tc.because, func(t *testing.T) {
			params := types.Params{FeeDenom: "uwatt", FeeRecipient: account(1), ReservedCalls: calls(1), ReservedSenders: senders(1)}
			tc.edit(&params)
			err := types.GenesisState{Params: params}.Validate()
			if tc.reason == "" {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, types.ErrInvalidParams)
				require.ErrorContains(t, err, tc.reason)
			}
		})
	}
	require.NoError(t, types.DefaultGenesisState().Validate())
}

func Test_a_fee_is_the_gas_limit_at_the_price_rounded_up(t *testing.T) {
	for _, tc := range []struct {
		because     string
		price       uint64
		gasLimit    uint64
		leastAmount string
	}{
		{"nothing is asked for", 0, math.MaxUint64, "0"},
		{"no gas costs nothing", 10_000, 0, "0"},
		{"a million costs the price", 10_000, 1_000_000, "10000"},
		{"the smallest part costs one", 10_000, 1, "1"},
		{"what is not divisible is rounded up", 10_000, 101, "2"},
		{"the largest numbers do not overflow", types.MaxMinFeePerMillionGas, math.MaxUint64, "18446744073709551615000000"},
	} {
		t.Run(tc.because, func(t *testing.T) {
			params := types.Params{FeeDenom: "uwatt", MinFeePerMillionGas: tc.price}
			least := params.MinFee(tc.gasLimit)
			require.Equal(t, tc.leastAmount+"uwatt", least.String())
			require.NoError(t, params.ValidateFee(sdk.NewCoins(least), tc.gasLimit))
			if least.IsPositive() {
				require.ErrorIs(t, params.ValidateFee(sdk.NewCoins(least.SubAmount(sdkmath.OneInt())), tc.gasLimit), types.ErrFeeTooSmall)
			}
			require.ErrorIs(t, params.ValidateFee(sdk.NewCoins(least, sdk.NewInt64Coin("ueur", 1)), tc.gasLimit), types.ErrFeeDenom)
		})
	}
}

func Test_limits_follow_from_the_gas_of_a_block(t *testing.T) {
	for maxBlockGas, limits := range map[int64]types.Limits{
		50_000_000:    {MaxBlockGas: 50_000_000, MaxTxGas: 6_250_000, MaxCodeTxGas: 18_750_000, SmallTxGas: 781_250},
		64:            {MaxBlockGas: 64, MaxTxGas: 8, MaxCodeTxGas: 24, SmallTxGas: 1},
		math.MaxInt64: {MaxBlockGas: math.MaxInt64, MaxTxGas: math.MaxInt64 / 8, MaxCodeTxGas: math.MaxInt64 / 8 * 3, SmallTxGas: math.MaxInt64 / 64},
		0:             {},
		-1:            {},
	} {
		require.Equal(t, limits, types.LimitsFor(maxBlockGas))
	}
}

func Test_half_of_a_block_is_kept_for_reserved_calls_of_reserved_senders(t *testing.T) {
	contract, other, sender, stranger := account(1), account(2), account(3), account(4)
	params := types.Params{
		ReservedCalls:   []types.Call{{ContractAddress: contract, Message: "submit_readings"}, {ContractAddress: contract, Message: "submit_ocmf"}},
		ReservedSenders: []string{sender},
	}
	call := func(sender, contract, msg string) sdk.Msg {
		return &wasmtypes.MsgExecuteContract{Sender: sender, Contract: contract, Msg: []byte(msg)}
	}
	reserved := call(sender, contract, `{"submit_readings":{"batch":"AA=="}}`)
	for _, tc := range []struct {
		because  string
		msgs     []sdk.Msg
		reserved bool
	}{
		{"a reserved call of a reserved sender", []sdk.Msg{reserved}, true},
		{"several of them", []sdk.Msg{reserved, call(sender, contract, `{"submit_ocmf":{}}`)}, true},
		{"spaces before the key", []sdk.Msg{call(sender, contract, " {\n \"submit_readings\" : {}}")}, true},
		{"no message at all", nil, false},
		{"a stranger's call", []sdk.Msg{call(stranger, contract, `{"submit_readings":{}}`)}, false},
		{"another contract", []sdk.Msg{call(sender, other, `{"submit_readings":{}}`)}, false},
		{"another message", []sdk.Msg{call(sender, contract, `{"set_rule":{}}`)}, false},
		{"the name within another message", []sdk.Msg{call(sender, contract, `{"set_rule":{"submit_readings":{}}}`)}, false},
		{"the name as text", []sdk.Msg{call(sender, contract, `"submit_readings"`)}, false},
		{"the name in a list", []sdk.Msg{call(sender, contract, `["submit_readings"]`)}, false},
		{"no JSON", []sdk.Msg{call(sender, contract, `submit_readings`)}, false},
		{"an empty object", []sdk.Msg{call(sender, contract, `{}`)}, false},
		{"nothing", []sdk.Msg{call(sender, contract, ``)}, false},
		{"something else besides", []sdk.Msg{reserved, &banktypes.MsgSend{FromAddress: sender}}, false},
		{"a stranger's besides", []sdk.Msg{reserved, call(stranger, contract, `{"submit_readings":{}}`)}, false},
	} {
		t.Run(tc.because, func(t *testing.T) {
			require.Equal(t, tc.reserved, params.IsReserved(tc.msgs))
		})
	}
	require.False(t, types.DefaultParams().IsReserved([]sdk.Msg{reserved}))
}
