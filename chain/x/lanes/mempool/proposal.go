package mempool

import (
	"math"

	abci "github.com/cometbft/cometbft/abci/types"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// TxVerifier reads, writes and checks transactions: the app.
type TxVerifier interface {
	PrepareProposalVerifyTx(tx sdk.Tx) ([]byte, error)
	TxDecode(txBytes []byte) (sdk.Tx, error)
}

// PrepareProposal makes a block of what waits. CometBFT's own choice is not looked at: what it has and the mempool has not was refused or thrown out.
func (m *Mempool) PrepareProposal(verifier TxVerifier) sdk.PrepareProposalHandler {
	return func(ctx sdk.Context, req *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
		limits := types.LimitsOf(ctx)
		block := room{gas: limits.MaxBlockGas, bytes: uint64(req.MaxTxBytes)}
		if limits.MaxBlockGas == 0 {
			block.gas = math.MaxUint64
		}
		return &abci.ResponsePrepareProposal{Txs: m.choose(block, limits.SmallTxGas, verifier.PrepareProposalVerifyTx)}, nil
	}
}

// ProcessProposal accepts any block that asks for no more gas than a block has, whatever its order: lanes are a courtesy of who proposes and never a
// reason to stop. A transaction that is not valid fails in the block, by itself.
func ProcessProposal(verifier TxVerifier) sdk.ProcessProposalHandler {
	return func(ctx sdk.Context, req *abci.RequestProcessProposal) (*abci.ResponseProcessProposal, error) {
		limits := types.LimitsOf(ctx)
		left := limits.MaxBlockGas
		for _, txBytes := range req.Txs {
			tx, err := verifier.TxDecode(txBytes)
			if err != nil || limits.MaxBlockGas == 0 {
				continue
			}
			gas := types.GasLimitOf(tx)
			if gas > left {
				return &abci.ResponseProcessProposal{Status: abci.ResponseProcessProposal_REJECT}, nil
			}
			left -= gas
		}
		return &abci.ResponseProcessProposal{Status: abci.ResponseProcessProposal_ACCEPT}, nil
	}
}
