package tests

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	sdkmath "cosmossdk.io/math"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	"github.com/cosmos/cosmos-sdk/x/feegrant"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	lanesante "github.com/wattmesh/wattmesh/chain/x/lanes/ante"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

const (
	feePerMillionGas = 10_000
	// sendGas is enough for a transfer out of somebody else's fees, and sendFee is what it costs.
	sendGas = 200_000
	sendFee = 2_000
)

// withFees makes transactions cost something from the start, in the coin that the authority has.
func withFees() apptest.Option {
	return apptest.WithModule(lanestypes.ModuleName, func(genesis *lanestypes.GenesisState) {
		genesis.Params.FeeDenom = apptest.Denom
		genesis.Params.MinFeePerMillionGas = feePerMillionGas
	})
}

func coins(amount int64) sdk.Coins { return sdk.NewCoins(sdk.NewInt64Coin(apptest.Denom, amount)) }

func transfer(from, to *apptest.Account, amount int64) sdk.Msg {
	return banktypes.NewMsgSend(from.Address, to.Address, coins(amount))
}

func Test_a_fee_below_the_chains_price_is_refused_before_a_block_and_in_it(t *testing.T) {
	chain := apptest.New(t, withFees())
	alice := chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 1_000_000))
	for _, tc := range []struct {
		because string
		terms   apptest.TxTerms
		reason  error
	}{
		{"it pays what is asked for", apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee)}, nil},
		{"it pays more", apptest.TxTerms{Gas: sendGas, Fee: coins(3 * sendFee)}, nil},
		{"one less", apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee - 1)}, lanestypes.ErrFeeTooSmall},
		{"nothing", apptest.TxTerms{Gas: sendGas}, lanestypes.ErrFeeTooSmall},
		{"what less gas costs", apptest.TxTerms{Gas: sendGas + 1, Fee: coins(sendFee)}, lanestypes.ErrFeeTooSmall},
		{"another coin", apptest.TxTerms{Gas: sendGas, Fee: sdk.NewCoins(sdk.NewInt64Coin("uother", sendFee))}, lanestypes.ErrFeeDenom},
		{"more than it has", apptest.TxTerms{Gas: sendGas, Fee: coins(2_000_000)}, sdkerrors.ErrInsufficientFunds},
	} {
		t.Run(tc.because, func(t *testing.T) {
			tx := chain.SignFor(alice, tc.terms, transfer(alice, chain.Authority, 1))
			checked := chain.Broadcast(tx)
			before := chain.Balance(alice.String())
			delivered := chain.NextBlock(tx).Txs[0]
			if tc.reason == nil {
				require.True(t, checked.OK() && delivered.OK(), checked.Log+delivered.Log)
				require.Equal(t, before-1-tc.terms.Fee[0].Amount.Int64(), chain.Balance(alice.String()))
				return
			}
			require.Contains(t, checked.Log, tc.reason.Error())
			require.Contains(t, delivered.Log, tc.reason.Error())
			require.Equal(t, before, chain.Balance(alice.String()))
		})
	}
}

func Test_the_authority_sets_the_price_and_pays_it(t *testing.T) {
	chain := apptest.New(t)
	params := lanestypes.Params{FeeDenom: apptest.Denom, MinFeePerMillionGas: feePerMillionGas}
	update := func(signer *apptest.Account) sdk.Msg {
		return &lanestypes.MsgUpdateParams{Authority: signer.String(), Params: params}
	}
	stranger := chain.NewAccount()
	require.Contains(t, chain.Send(stranger, update(stranger)).Log, "authority")
	updated := chain.MustSend(chain.Authority, update(chain.Authority))
	require.Len(t, updated.EventsOf("wattmesh.lanes.v1.EventParamsUpdated"), 1)

	free := chain.SignFor(chain.Authority, apptest.TxTerms{Gas: sendGas}, update(chain.Authority))
	require.Contains(t, chain.NextBlock(free).Txs[0].Log, lanestypes.ErrFeeTooSmall.Error())
	params.MinFeePerMillionGas = lanestypes.MaxMinFeePerMillionGas + 1
	require.Contains(t, chain.Send(chain.Authority, update(chain.Authority)).Log, lanestypes.ErrInvalidParams.Error())
	params.MinFeePerMillionGas = 0
	params.FeeRecipient = authtypes.NewModuleAddress(authtypes.FeeCollectorName).String()
	require.Contains(t, chain.Send(chain.Authority, update(chain.Authority)).Log, "is an account of a module")
	params.FeeRecipient = ""
	chain.MustSend(chain.Authority, update(chain.Authority))
	chain.MustSend(stranger, transfer(stranger, chain.Authority, 1))
}

func Test_the_fees_of_a_block_go_to_their_recipient(t *testing.T) {
	chain := apptest.New(t, withFees())
	alice, community := chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 1_000_000)), chain.NewAccount()
	collector := authtypes.NewModuleAddress(authtypes.FeeCollectorName).String()
	kept := chain.Balance(collector)
	require.Positive(t, kept, "without a recipient they stay")

	params := lanestypes.Params{FeeDenom: apptest.Denom, MinFeePerMillionGas: feePerMillionGas, FeeRecipient: community.String()}
	chain.MustSend(chain.Authority, &lanestypes.MsgUpdateParams{Authority: chain.Authority.String(), Params: params})
	require.Zero(t, chain.Balance(collector))
	before := chain.Balance(community.String())
	good := chain.SignFor(alice, apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee)}, transfer(alice, chain.Authority, 1))
	failing := chain.SignFor(alice, apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee)}, transfer(alice, chain.Authority, 1_000_000))
	block := chain.NextBlock(good, failing)
	require.True(t, block.Txs[0].OK())
	require.False(t, block.Txs[1].OK())
	require.Equal(t, before+2*sendFee, chain.Balance(community.String()), "who fails pays too")
	require.Zero(t, chain.Balance(collector))
}

func Test_a_daily_allowance_bounds_what_a_member_can_send_until_the_next_day(t *testing.T) {
	chain := apptest.New(t, withFees())
	community := chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 100_000_000))
	member := chain.NewAccount()
	const perDay = 3
	allowance := &feegrant.PeriodicAllowance{
		Period: 24 * time.Hour, PeriodSpendLimit: coins(perDay*sendFee + 1), PeriodCanSpend: coins(perDay*sendFee + 1), PeriodReset: time.Unix(0, 0).UTC(),
	}
	grant, err := feegrant.NewMsgGrantAllowance(allowance, community.Address, member.Address)
	require.NoError(t, err)
	chain.MustSend(community, grant)

	terms := apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee), Granter: community.Address}
	send := func() []byte { return chain.SignFor(member, terms, transfer(member, member, 1)) }
	day := func() {
		before := chain.Balance(community.String())
		for range perDay {
			result := chain.NextBlock(send()).Txs[0]
			require.True(t, result.OK(), result.Log)
		}
		spam := send()
		require.Contains(t, chain.Broadcast(spam).Log, feegrant.ErrFeeLimitExceeded.Error())
		require.Contains(t, chain.NextBlock(spam).Txs[0].Log, feegrant.ErrFeeLimitExceeded.Error())
		require.Equal(t, before-perDay*sendFee, chain.Balance(community.String()))
	}
	day()
	chain.Skip(24 * time.Hour)
	day()

	stranger := chain.NewAccount()
	uninvited := chain.SignFor(stranger, terms, transfer(stranger, stranger, 1))
	require.Contains(t, chain.Broadcast(uninvited).Log, "does not allow to pay fees")
	require.Equal(t, int64(1), chain.Balance(member.String()), "a member never pays")
}

func Test_a_node_may_ask_for_more_than_the_chain_before_a_transaction_is_in_a_block(t *testing.T) {
	chain := apptest.New(t, withFees())
	check := lanesante.FeeChecker(chain.App.LanesKeeper)
	tx, err := chain.App.TxDecode(chain.SignFor(chain.Authority, apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee)}, transfer(chain.Authority, chain.Authority, 1)))
	require.NoError(t, err)
	ctx := chain.Context().WithIsCheckTx(true)
	for _, tc := range []struct {
		price string
		taken bool
	}{{"0", true}, {"0.01", true}, {"0.010001", false}} {
		dear := ctx.WithMinGasPrices(sdk.NewDecCoins(sdk.NewDecCoinFromDec(apptest.Denom, sdkmath.LegacyMustNewDecFromStr(tc.price))))
		_, _, err := check(dear, tx)
		require.Equal(t, tc.taken, err == nil, tc.price)
		_, _, err = check(dear.WithIsCheckTx(false), tx)
		require.NoError(t, err, "every node agrees on what is in a block")
	}
}
