package mempool_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func Test_a_block(t *testing.T) {
	for _, tc := range []struct {
		because string
		given   func(*suite)
		holds   map[string]int
	}{
		{"is filled by one signer when nobody else waits", func(s *suite) { s.send("alice", 20, maxTxGas) }, map[string]int{"alice": 8}},
		{"is filled by one relayer when nobody else waits", func(s *suite) { s.send("relayer", 20, maxTxGas) }, map[string]int{"relayer": 8}},
		{"is half the relayer's, and the rest everybody's", func(s *suite) {
			s.send("relayer", 20, maxTxGas)
			s.send("alice", 20, maxTxGas)
		}, map[string]int{"relayer": 4, "alice": 4}},
		{"gives what the relayer does not need to others", func(s *suite) {
			s.send("relayer", 1, maxTxGas)
			s.send("alice", 20, maxTxGas)
		}, map[string]int{"relayer": 1, "alice": 7}},
		{"gives what others do not need to the relayer", func(s *suite) {
			s.send("relayer", 20, maxTxGas)
			s.send("alice", 1, maxTxGas)
		}, map[string]int{"relayer": 7, "alice": 1}},
		{"gives relayers equal parts of their half", func(s *suite) {
			s.send("relayer", 40, million)
			s.send("relayer 2", 40, million)
			s.send("alice", 20, maxTxGas)
		}, map[string]int{"relayer": 20, "relayer 2": 20, "alice": 3}},
		{"gives one relayer what the other leaves", func(s *suite) {
			s.send("relayer", 40, million)
			s.send("relayer 2", 3, million)
			s.send("alice", 20, maxTxGas)
		}, map[string]int{"relayer": 29, "relayer 2": 3, "alice": 4}},
		{"gives relayers equal parts whatever the sizes of what they send", func(s *suite) {
			s.send("relayer", 40, 4*million)
			s.send("relayer 2", 40, million)
			s.send("alice", 20, maxTxGas)
		}, map[string]int{"relayer": 5, "relayer 2": 20, "alice": 3}},
		{"has no place among the small for what is not below a 64th", func(s *suite) {
			s.send("relayer", 40, million)
			s.send("alice", 3, maxTxGas)
			s.send("dave", 3, maxTxGas)
			s.send("erin", 3, maxTxGas)
			s.send("bob", 1, maxTxGas)
			s.send("carol", 1, million-1)
		}, map[string]int{"relayer": 39, "alice": 1, "dave": 1, "erin": 1, "carol": 1}},
		{"gives nobody more than others who wait", func(s *suite) {
			s.send("relayer", 40, million)
			s.send("alice", 100, million)
			for _, signer := range []string{"bob", "carol", "dave", "erin"} {
				s.send(signer, 30, million)
			}
		}, map[string]int{"relayer": 32, "alice": 7, "bob": 7, "carol": 6, "dave": 6, "erin": 6}},
		{"goes on behind a transaction that does not fit", func(s *suite) {
			s.send("alice", 1, 60*million)
			s.send("bob", 1, 60*million)
			s.send("carol", 1, 4*million)
		}, map[string]int{"carol": 1, "alice": 1}},
		{"is empty when nobody waits", func(*suite) {}, map[string]int{}},
		{"holds nothing that asks for more gas than a block has", func(s *suite) { s.send("alice", 1, blockGas+1) }, map[string]int{}},
		{"holds what asks for all of its gas", func(s *suite) { s.send("alice", 1, blockGas) }, map[string]int{"alice": 1}},
	} {
		t.Run(tc.because, func(t *testing.T) {
			s := newSuite(t)
			tc.given(s)
			require.Equal(t, tc.holds, counts(s.proposal()))
		})
	}
}

func Test_a_quarter_of_the_rest_is_kept_for_small_transactions_one_per_signer(t *testing.T) {
	s := newSuite(t)
	s.send("relayer", 40, million)
	s.flood(40, million)
	small := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	for _, signer := range small {
		s.send(signer, 20, million-1)
	}
	held := counts(s.proposal())
	for _, signer := range small {
		require.Equal(t, 1, held[signer])
	}
	require.Equal(t, 32, held["relayer"])
	require.Len(t, held, 1+len(small)+24, "each flooder of the rest has one")
}

func Test_a_blocks_bytes_are_kept_like_its_gas(t *testing.T) {
	s := newSuite(t)
	for range 6 {
		large := s.next("alice", million)
		large.bytes = 1 << 20
		require.NoError(t, s.insert(large))
	}
	for range 8 {
		readings := s.next("relayer", million)
		readings.bytes = 1<<19 - 100
		require.NoError(t, s.insert(readings))
	}
	s.send("bob", 1, 100)
	require.Equal(t, map[string]int{"relayer": 4, "alice": 2, "bob": 1}, counts(s.proposal()))
}

func Test_transactions_are_in_a_block_in_the_order_in_which_they_came(t *testing.T) {
	s := newSuite(t)
	s.send("alice", 2, million)
	s.send("relayer", 1, million)
	s.send("bob", 1, 100)
	s.send("alice", 1, 100)
	require.Equal(t, []string{"alice/0", "alice/1", "relayer/0", "bob/0", "alice/2"}, s.proposal())
}

func Test_who_was_not_served_of_late_comes_first(t *testing.T) {
	s := newSuite(t)
	s.flood(100, maxTxGas)
	require.Len(t, s.block(), 8)
	for i := range 8 {
		s.send("again "+string(rune('a'+i)), 1, maxTxGas)
	}
	s.flood(8, maxTxGas)
	s.send("bob", 1, 2*million)
	require.Contains(t, s.block(), "bob/0")
	for range 11 {
		require.NotContains(t, s.proposal(), "flooder 0/1", "others wait longer")
		s.block()
	}
	require.Contains(t, s.block(), "flooder 0/1")
}

func Test_a_turn_is_forgotten_after_some_blocks(t *testing.T) {
	s := newSuite(t)
	s.send("alice", 1, million)
	s.block()
	s.height += 100
	s.send("bob", 8, maxTxGas)
	s.block()
	s.send("alice", 1, maxTxGas)
	s.flood(8, maxTxGas)
	require.Contains(t, s.block(), "alice/1", "alice came first")
}

func Test_a_small_transaction_comes_before_those_that_ask_for_more(t *testing.T) {
	s := newSuite(t)
	s.send("relayer", 40, million)
	s.flood(150, million-1)
	s.send("bob", 1, 100_000)
	require.Contains(t, s.proposal(), "bob/0")
}

func Test_what_does_not_verify_is_left_out_with_all_behind_it(t *testing.T) {
	s := newSuite(t)
	s.send("alice", 3, million)
	s.send("bob", 1, million)
	s.invalid["alice/1"] = true
	require.Equal(t, []string{"alice/0", "bob/0"}, s.block())
	require.Equal(t, 2, s.CountTx(), "it stays until it is checked again")
	delete(s.invalid, "alice/1")
	require.Equal(t, []string{"alice/1", "alice/2"}, s.block())
	require.Zero(t, s.CountTx())
}
