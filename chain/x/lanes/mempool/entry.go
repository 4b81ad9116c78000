package mempool

import (
	"crypto/sha256"

	cmttypes "github.com/cometbft/cometbft/types"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/x/auth/signing"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

// placeBytes is the size of a place of the mempool. A transaction takes one for each part of it that it begins, so that places bound the number of
// transactions and their bytes at once.
const placeBytes = 32 << 10

// entry is a transaction that waits for a block.
type entry struct {
	tx       sdk.Tx
	hash     hash
	signer   string
	sequence uint64
	gas      uint64
	// size is what the transaction takes of a block's bytes.
	size     uint64
	places   int
	reserved bool
	// arrival is in the order in which transactions came.
	arrival uint64
}

type hash [sha256.Size]byte

func newEntry(tx sdk.Tx, txBytes []byte, reserved bool) (*entry, error) {
	signer, sequence, err := signerOf(tx)
	if err != nil {
		return nil, err
	}
	return &entry{
		tx: tx, hash: sha256.Sum256(txBytes), signer: signer, sequence: sequence, reserved: reserved,
		gas:    types.GasLimitOf(tx),
		size:   uint64(cmttypes.ComputeProtoSizeForTxs([]cmttypes.Tx{txBytes})),
		places: (len(txBytes) + placeBytes - 1) / placeBytes,
	}, nil
}

// signerOf returns the account whose transactions this one is among, the first signer, and its sequence.
func signerOf(tx sdk.Tx) (signer string, sequence uint64, err error) {
	signed, ok := tx.(signing.SigVerifiableTx)
	if !ok {
		return "", 0, types.ErrNoSigner.Wrapf("%T has no signatures", tx)
	}
	signers, err := signed.GetSigners()
	if err != nil {
		return "", 0, types.ErrNoSigner.Wrap(err.Error())
	}
	signatures, err := signed.GetSignaturesV2()
	if err != nil {
		return "", 0, types.ErrNoSigner.Wrap(err.Error())
	}
	if len(signers) == 0 || len(signatures) == 0 {
		return "", 0, types.ErrNoSigner
	}
	return string(signers[0]), signatures[0].Sequence, nil
}
