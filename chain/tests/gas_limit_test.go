package tests

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	laneskeeper "github.com/wattmesh/wattmesh/chain/x/lanes/keeper"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

func Test_a_transaction_asks_for_at_most_an_eighth_of_a_block(t *testing.T) {
	chain := apptest.New(t)
	response, err := laneskeeper.NewQueryServer(chain.App.LanesKeeper).Limits(chain.Context(), &lanestypes.QueryLimitsRequest{})
	require.NoError(t, err)
	limits := response.Limits
	require.Equal(t, lanestypes.Limits{
		MaxBlockGas: 50_000_000, MaxTxGas: 6_250_000, MaxCodeTxGas: 18_750_000, SmallTxGas: 781_250,
	}, limits)
	alice := chain.NewAccount()
	mine := func(signer *apptest.Account) []sdk.Msg { return []sdk.Msg{transfer(signer, signer, 1)} }
	code := func(signer *apptest.Account) []sdk.Msg {
		upload := chain.StoreCode(readFile(t, ticker))
		upload.Sender = signer.String()
		return []sdk.Msg{upload}
	}
	for _, tc := range []struct {
		because string
		signer  *apptest.Account
		msgs    func(*apptest.Account) []sdk.Msg
		gas     uint64
		most    uint64
	}{
		{"all that one may have", alice, mine, limits.MaxTxGas, 0},
		{"one more", alice, mine, limits.MaxTxGas + 1, limits.MaxTxGas},
		{"a whole block", alice, mine, limits.MaxBlockGas, limits.MaxTxGas},
		{"the authority, one more", chain.Authority, mine, limits.MaxTxGas + 1, limits.MaxTxGas},
		{"the authority for code", chain.Authority, code, limits.MaxCodeTxGas, 0},
		{"the authority for code, one more", chain.Authority, code, limits.MaxCodeTxGas + 1, limits.MaxCodeTxGas},
		{"the authority for code and more besides", chain.Authority, func(signer *apptest.Account) []sdk.Msg {
			return append(code(signer), mine(signer)...)
		}, limits.MaxTxGas + 1, limits.MaxTxGas},
		{"a stranger for code", alice, code, limits.MaxTxGas + 1, limits.MaxTxGas},
	} {
		t.Run(tc.because, func(t *testing.T) {
			tx := chain.SignFor(tc.signer, apptest.TxTerms{Gas: tc.gas}, tc.msgs(tc.signer)...)
			checked, delivered := chain.Broadcast(tx), chain.NextBlock(tx).Txs[0]
			if tc.most == 0 {
				require.True(t, checked.OK() && delivered.OK(), checked.Log+delivered.Log)
				return
			}
			reason := fmt.Sprintf("gas limit %d is above max_tx_gas %d: %s", tc.gas, tc.most, lanestypes.ErrGasAboveMax)
			require.Contains(t, checked.Log, reason)
			require.Contains(t, delivered.Log, reason)
		})
	}
	for _, gas := range []uint64{0, math.MaxInt64, math.MaxUint64} {
		tx := chain.SignFor(alice, apptest.TxTerms{Gas: gas}, mine(alice)...)
		require.False(t, chain.Broadcast(tx).OK())
		require.False(t, chain.NextBlock(tx).Txs[0].OK())
	}
}

func Test_without_a_limit_for_blocks_there_is_none_for_transactions(t *testing.T) {
	chain := apptest.New(t, apptest.WithGenesis(func(genesis *apptest.Genesis) { genesis.Params.Block.MaxGas = -1 }))
	tx := chain.SignFor(chain.Authority, apptest.TxTerms{Gas: math.MaxInt64}, transfer(chain.Authority, chain.Authority, 1))
	require.True(t, chain.Broadcast(tx).OK())
	block, _ := chain.ProposeBlock()
	require.Len(t, block.Txs, 1)
}
