package mempool_test

import (
	"fmt"
	"testing"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/stretchr/testify/require"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkmempool "github.com/cosmos/cosmos-sdk/types/mempool"

	"github.com/wattmesh/wattmesh/chain/x/lanes/mempool"
	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

const (
	place        = 32 << 10
	places       = 1024
	signerPlaces = places / 4
)

// large is the signer's next transaction, of so many places.
func (s *suite) large(signer string, places int) tx {
	large := s.next(signer, million)
	large.bytes = places * place
	return large
}

// fill has signers take all places, an equal number each.
func (s *suite) fill(signers int) {
	s.Helper()
	for i := range signers {
		for range places / signers {
			require.NoError(s, s.insert(s.large(fmt.Sprintf("flooder %d", i), 1)))
		}
	}
}

func (s *suite) keeps(kept tx) bool { return s.Contains(kept.encoded()) }

func Test_a_signer_may_take_a_quarter_of_the_places(t *testing.T) {
	for _, tc := range []struct {
		because string
		given   func(*suite)
		comes   func(*suite) tx
		reason  error
	}{
		{"the last place", func(s *suite) { s.send("alice", signerPlaces-1, million) }, func(s *suite) tx { return s.large("alice", 1) }, nil},
		{"one beyond", func(s *suite) { s.send("alice", signerPlaces, million) }, func(s *suite) tx { return s.large("alice", 1) },
			types.ErrSignerFull},
		{"bytes of all places", func(*suite) {}, func(s *suite) tx { return s.large("alice", signerPlaces) }, nil},
		{"one byte beyond", func(*suite) {}, func(s *suite) tx {
			beyond := s.large("alice", signerPlaces)
			beyond.bytes++
			return beyond
		}, types.ErrSignerFull},
		{"a relayer's other transactions do not take its reserved places", func(s *suite) {
			for range signerPlaces {
				require.NoError(s, s.insert(s.next("relayer", million)))
			}
		}, func(s *suite) tx { return s.large("relayer 2", signerPlaces) }, nil},
	} {
		t.Run(tc.because, func(t *testing.T) {
			s := newSuite(t)
			tc.given(s)
			comer := tc.comes(s)
			ctx := s.ctx().WithTxBytes(comer.encoded())
			for _, err := range []error{s.CheckRoom(ctx, comer), s.Insert(ctx, comer)} {
				require.ErrorIs(t, err, tc.reason)
			}
			require.Equal(t, tc.reason == nil, s.keeps(comer))
		})
	}
}

func Test_a_full_mempool_takes_more_from_those_who_have_less_than_others(t *testing.T) {
	s := newSuite(t)
	s.fill(4)
	require.Equal(t, places, s.CountTx())
	s.send("bob", 1, million)
	require.Equal(t, places, s.CountTx())
	require.False(t, s.keeps(tx{signer: "flooder 0", sequence: signerPlaces - 1, gas: million, bytes: place}), "the last one of the largest went")
	s.send("bob", places/5-1, million)
	require.ErrorIs(t, s.insert(s.next("bob", million)), types.ErrMempoolFull, "nobody has more")
	require.Equal(t, places, s.CountTx())
}

func Test_nobody_is_thrown_out_below_what_those_have_who_come(t *testing.T) {
	s := newSuite(t)
	honest := s.next("alice", million)
	require.NoError(t, s.insert(honest))
	for i := range places - 1 {
		require.NoError(t, s.insert(s.next(fmt.Sprint(i), million)))
	}
	for i := range 3 * places {
		require.ErrorIs(t, s.insert(s.next(fmt.Sprint("other ", i), million)), types.ErrMempoolFull)
	}
	for i := range places {
		require.Error(t, s.insert(s.next(fmt.Sprint(i), million)))
	}
	require.True(t, s.keeps(honest))
}

func Test_a_large_transaction_throws_out_as_many_as_it_takes_or_none(t *testing.T) {
	s := newSuite(t)
	s.fill(4)
	require.NoError(t, s.insert(s.large("bob", places/5)))
	require.Equal(t, places-places/5+1, s.CountTx())
	before := s.CountTx()
	require.ErrorIs(t, s.insert(s.large("carol", signerPlaces)), types.ErrMempoolFull)
	require.Equal(t, before, s.CountTx())
}

func Test_no_flood_takes_the_places_of_reserved_transactions(t *testing.T) {
	s := newSuite(t)
	s.fill(4)
	for range signerPlaces {
		require.NoError(t, s.insert(s.next("relayer", million)))
	}
	require.Equal(t, places+signerPlaces, s.CountTx())
	require.Equal(t, 32, counts(s.proposal())["relayer"], "and they have half of the block")
}

func Test_what_follows_a_transaction_that_goes_goes_too(t *testing.T) {
	s := newSuite(t)
	for range places / 4 {
		require.NoError(t, s.insert(s.large("alice", 1)))
	}
	first := tx{signer: "alice", sequence: 0, gas: million, bytes: place}
	require.NoError(t, s.Remove(first))
	require.Equal(t, places/4-1, s.CountTx(), "a check of each other follows")
	s.sequences["alice"] = 10
	again := s.next("alice", million)
	require.NoError(t, s.insert(again), "the consensus engine knows of none from here on")
	require.Equal(t, 10, s.CountTx())
	require.True(t, s.keeps(again))
}

func Test_a_sequence_that_does_not_follow_is_refused(t *testing.T) {
	s := newSuite(t)
	s.send("alice", 1, million)
	s.next("alice", million)
	require.ErrorIs(t, s.insert(s.next("alice", million)), types.ErrSequenceGap)
}

func Test_removing_never_fails_otherwise_than_for_what_is_not_there(t *testing.T) {
	s := newSuite(t)
	s.send("alice", 1, million)
	require.ErrorIs(t, s.Remove(tx{signer: "bob"}), sdkmempool.ErrTxNotFound)
	require.ErrorIs(t, s.Remove(unsigned{}), sdkmempool.ErrTxNotFound)
	s.Delivered(unsigned{}, 1)
	require.NoError(t, s.Remove(tx{signer: "alice"}))
	require.Zero(t, s.CountTx())
	require.ErrorIs(t, s.Insert(s.ctx(), unsigned{}), types.ErrNoSigner)
}

// unsigned is a transaction that nobody signs.
type unsigned struct{ sdk.Tx }

func (unsigned) GetMsgs() []sdk.Msg { return nil }

func Test_all_that_waits_is_selected_in_the_order_in_which_it_came(t *testing.T) {
	s := newSuite(t)
	require.Nil(t, s.Select(s.ctx(), nil))
	s.send("bob", 1, million)
	s.send("alice", 2, million)
	s.send("bob", 1, million)
	var names []string
	for at := s.Select(s.ctx(), nil); at != nil; at = at.Next() {
		names = append(names, at.Tx().(tx).String())
	}
	require.Equal(t, []string{"bob/0", "alice/0", "alice/1", "bob/1"}, names)
}

func Test_any_block_is_accepted_that_asks_for_no_more_gas_than_a_block_has(t *testing.T) {
	for _, tc := range []struct {
		because  string
		txs      []string
		accepted bool
	}{
		{"it is empty", nil, true},
		{"it holds what is no transaction", []string{"no transaction"}, true},
		{"one signer has all of it", []string{"gas 64000000"}, true},
		{"one gas more", []string{"gas 64000000", "gas 1"}, false},
		{"gas that would overflow", []string{"gas 18446744073709551615", "gas 18446744073709551615"}, false},
	} {
		t.Run(tc.because, func(t *testing.T) {
			s := newSuite(t)
			request := &abci.RequestProcessProposal{}
			for _, tx := range tc.txs {
				request.Txs = append(request.Txs, []byte(tx))
			}
			response, err := mempool.ProcessProposal(s)(s.ctx(), request)
			require.NoError(t, err)
			require.Equal(t, tc.accepted, response.Status == abci.ResponseProcessProposal_ACCEPT)
		})
	}
}
