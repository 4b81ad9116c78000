package tests

import (
	"testing"

	"github.com/stretchr/testify/require"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/chain/x/lanes/mempool"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

type freeForAll struct{}

func (freeForAll) TxParams(sdk.Context) (lanestypes.Params, error) {
	return lanestypes.DefaultParams(), nil
}

func Test_a_transaction_that_names_no_fee_fails_in_its_block_by_itself(t *testing.T) {
	chain := apptest.New(t, withFees())
	alice := chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 1_000_000))
	good := chain.SignFor(alice, apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee)}, transfer(alice, alice, 1))
	block := [][]byte{{}, good}
	require.True(t, chain.Accepts(block))
	txs := chain.NextBlock(block...).Txs
	require.False(t, txs[0].OK())
	require.True(t, txs[1].OK(), txs[1].Log)
}

// FuzzTransactions gives a node bytes that no client made: it refuses them, or they are the one way to write a transaction that its mempool keeps,
// prices and finds again.
func FuzzTransactions(f *testing.F) {
	chain := apptest.New(f, withFees())
	alice := chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 1_000_000))
	signed := chain.SignFor(alice, apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee)}, transfer(alice, alice, 1))
	f.Add(signed)
	f.Add(signed[:len(signed)/2])
	f.Add([]byte{})
	f.Add([]byte{0x0a, 0x00, 0x12, 0x00, 0x1a, 0x00})
	config := chain.App.TxConfig()
	params := lanestypes.Params{FeeDenom: apptest.Denom, MinFeePerMillionGas: lanestypes.MaxMinFeePerMillionGas}
	f.Fuzz(func(t *testing.T, txBytes []byte) {
		tx, err := config.TxDecoder()(txBytes)
		if err != nil {
			return
		}
		gas := lanestypes.GasLimitOf(tx)
		require.True(t, params.MinFee(gas).IsValid())
		// Of what has no form the SDK's readers panic, which fails the transaction; a mempool never has it.
		if formed, ok := tx.(sdk.HasValidateBasic); !ok || formed.ValidateBasic() != nil {
			return
		}
		again, err := config.TxEncoder()(tx)
		require.NoError(t, err)
		require.Equal(t, txBytes, again, "another way to write the same")
		if fee, ok := tx.(sdk.FeeTx); ok && params.ValidateFee(fee.GetFee(), gas) == nil {
			require.True(t, fee.GetFee().AmountOf(apptest.Denom).GTE(params.MinFee(gas).Amount))
		}
		ctx := sdk.Context{}.WithTxBytes(txBytes).WithConsensusParams(cmtproto.ConsensusParams{})
		pool := mempool.New(freeForAll{})
		if pool.Insert(ctx, tx) == nil {
			require.True(t, pool.Contains(txBytes))
			require.NoError(t, pool.Remove(tx))
			require.Zero(t, pool.CountTx())
		}
	})
}
