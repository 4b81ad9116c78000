package mempool_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	abci "github.com/cometbft/cometbft/abci/types"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/stretchr/testify/require"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/tx/signing"
	authsigning "github.com/cosmos/cosmos-sdk/x/auth/signing"

	"github.com/wattmesh/wattmesh/chain/x/lanes/mempool"
	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

const (
	contract = "contract"
	million  = 1_000_000

	blockGas   = 64 * million
	maxTxGas   = 8 * million
	blockBytes = 4 << 20
)

// suite is a node's mempool whose reserved senders are relayers. A transaction's name is its signer and its sequence.
type suite struct {
	*testing.T
	*mempool.Mempool
	height    int64
	sequences map[string]uint64
	invalid   map[string]bool
}

func newSuite(t *testing.T) *suite {
	s := &suite{T: t, sequences: map[string]uint64{}, invalid: map[string]bool{}, height: 1}
	s.Mempool = mempool.New(s)
	return s
}

// TxParams reserves what relayers submit.
func (s *suite) TxParams(sdk.Context) (types.Params, error) {
	return types.Params{
		ReservedCalls:   []types.Call{{ContractAddress: contract, Message: "submit"}},
		ReservedSenders: []string{"relayer", "relayer 2"},
	}, nil
}

// tx is a transaction as the mempool sees it.
type tx struct {
	authsigning.Tx
	signer   string
	sequence uint64
	gas      uint64
	bytes    int
}

func (t tx) String() string { return fmt.Sprintf("%s/%d", t.signer, t.sequence) }

func (t tx) GetMsgs() []sdk.Msg {
	return []sdk.Msg{&wasmtypes.MsgExecuteContract{Sender: t.signer, Contract: contract, Msg: []byte(`{"submit":{}}`)}}
}

func (t tx) GetSigners() ([][]byte, error) { return [][]byte{[]byte(t.signer)}, nil }

func (t tx) GetSignaturesV2() ([]signing.SignatureV2, error) {
	return []signing.SignatureV2{{Sequence: t.sequence}}, nil
}

func (t tx) GetGas() uint64 { return t.gas }

func (t tx) encoded() []byte {
	return append([]byte(t.String()), strings.Repeat(" ", max(0, t.bytes-len(t.String())))...)
}

func (s *suite) ctx() sdk.Context {
	return sdk.Context{}.WithConsensusParams(cmtproto.ConsensusParams{Block: &cmtproto.BlockParams{MaxGas: blockGas}})
}

// next is the signer's next transaction.
func (s *suite) next(signer string, gas uint64) tx {
	next := tx{signer: signer, sequence: s.sequences[signer], gas: gas}
	s.sequences[signer]++
	return next
}

func (s *suite) insert(tx tx) error { return s.Insert(s.ctx().WithTxBytes(tx.encoded()), tx) }

// send has a signer send n transactions of the same gas.
func (s *suite) send(signer string, n int, gas uint64) {
	s.Helper()
	for range n {
		require.NoError(s, s.insert(s.next(signer, gas)))
	}
}

// PrepareProposalVerifyTx finds every transaction good that is not called invalid.
func (s *suite) PrepareProposalVerifyTx(verified sdk.Tx) ([]byte, error) {
	if s.invalid[verified.(tx).String()] {
		return nil, errors.New("invalid")
	}
	return verified.(tx).encoded(), nil
}

// TxDecode reads the gas that a transaction asks for.
func (s *suite) TxDecode(txBytes []byte) (sdk.Tx, error) {
	var decoded tx
	_, err := fmt.Sscanf(string(txBytes), "gas %d", &decoded.gas)
	return decoded, err
}

// proposal is the names of the next block's transactions.
func (s *suite) proposal() []string {
	s.Helper()
	response, err := s.PrepareProposal(s)(s.ctx(), &abci.RequestPrepareProposal{MaxTxBytes: blockBytes})
	require.NoError(s, err)
	names := make([]string, len(response.Txs))
	for i, txBytes := range response.Txs {
		names[i] = strings.TrimSpace(string(txBytes))
	}
	return names
}

// block makes the next block and returns its transactions' names.
func (s *suite) block() []string {
	s.Helper()
	names := s.proposal()
	for _, name := range names {
		at := strings.LastIndex(name, "/")
		delivered := tx{signer: name[:at]}
		_, err := fmt.Sscan(name[at+1:], &delivered.sequence)
		require.NoError(s, err)
		s.Delivered(delivered, s.height)
	}
	s.height++
	return names
}

// counts is how many of the transactions are of each signer.
func counts(names []string) map[string]int {
	counts := map[string]int{}
	for _, name := range names {
		counts[name[:strings.LastIndex(name, "/")]]++
	}
	return counts
}

// flood has n accounts send a transaction each.
func (s *suite) flood(n int, gas uint64) {
	s.Helper()
	for i := range n {
		s.send(fmt.Sprintf("flooder %d", i), 1, gas)
	}
}
