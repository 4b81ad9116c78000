package tests

import (
	"testing"

	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// signerPlaces is how many small transactions of one signer a node keeps, places how many of all.
const (
	signerPlaces = 256
	places       = 1024
)

func Test_what_is_refused_for_want_of_room_can_be_sent_again_when_there_is_some(t *testing.T) {
	chain := apptest.New(t)
	alice := chain.NewAccount()
	for range signerPlaces {
		require.True(t, chain.Broadcast(chain.Sign(alice, transfer(alice, alice, 1))).OK())
	}
	next := chain.Sign(alice, transfer(alice, alice, 1))
	require.Contains(t, chain.Broadcast(next).Log, lanestypes.ErrSignerFull.Error())
	chain.ProposeBlock()
	refused := chain.Broadcast(next)
	require.True(t, refused.OK(), "its sequence is still the next: %s", refused.Log)
}

func Test_what_made_room_for_others_is_forgotten_by_the_consensus_engine_too(t *testing.T) {
	chain := apptest.New(t)
	flooders := chain.NewAccounts(4, sdk.NewInt64Coin(apptest.Denom, 1))
	alice := chain.NewAccount()
	for range signerPlaces {
		for _, flooder := range flooders {
			require.True(t, chain.Broadcast(chain.Sign(flooder, transfer(flooder, flooder, 1))).OK())
		}
	}
	require.True(t, chain.Broadcast(chain.Sign(alice, transfer(alice, alice, 1))).OK())
	require.Equal(t, places+1, chain.Waiting())
	block, _ := chain.ProposeBlock()
	require.Len(t, block.Txs, 8)
	require.Equal(t, places-8, chain.Waiting())
}

func Test_a_transaction_whose_fee_is_gone_when_its_block_is_made_does_not_stop_its_signer(t *testing.T) {
	chain := apptest.New(t, withFees())
	alice := chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 100_000))
	terms := apptest.TxTerms{Gas: sendGas, Fee: coins(sendFee)}
	allButNothing := chain.SignFor(alice, terms, transfer(alice, chain.Authority, 100_000-sendFee-1))
	unpaid := chain.SignFor(alice, terms, transfer(alice, alice, 1))
	require.True(t, chain.Broadcast(allButNothing).OK())
	require.True(t, chain.Broadcast(unpaid).OK(), "messages are not run before they are in a block")
	block, _ := chain.ProposeBlock()
	require.True(t, block.Txs[0].OK())
	require.Contains(t, block.Txs[1].Log, "insufficient funds")
	require.Zero(t, chain.Waiting())

	chain.MustSend(chain.Authority, transfer(chain.Authority, alice, 100_000))
	require.True(t, chain.Broadcast(chain.SignFor(alice, terms, transfer(alice, alice, 1))).OK())
	block, _ = chain.ProposeBlock()
	require.Len(t, block.Txs, 1)
	require.True(t, block.Txs[0].OK(), block.Txs[0].Log)
}

func Test_a_transaction_of_several_signers_waits_for_the_sequences_of_all(t *testing.T) {
	chain := apptest.New(t)
	alice, bob := chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 10)), chain.NewAccount(sdk.NewInt64Coin(apptest.Denom, 10))
	for range 3 {
		require.True(t, chain.Broadcast(chain.Sign(bob, transfer(bob, bob, 1))).OK())
	}
	both := &banktypes.MsgMultiSend{
		Inputs:  []banktypes.Input{{Address: alice.String(), Coins: coins(1)}},
		Outputs: []banktypes.Output{{Address: bob.String(), Coins: coins(1)}},
	}
	require.True(t, chain.Broadcast(chain.SignAll([]*apptest.Account{alice, bob}, both, transfer(bob, alice, 1))).OK())
	for chain.Waiting() > 0 {
		block, _ := chain.ProposeBlock()
		for _, tx := range block.Txs {
			require.True(t, tx.OK(), tx.Log)
		}
	}
}
