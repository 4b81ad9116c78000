package app

import (
	"errors"

	abci "github.com/cometbft/cometbft/abci/types"

	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
)

// fallbackAuthority is what modules are built with. Nobody has its key: the authority is the one in the consensus parameters, always.
func fallbackAuthority() string {
	return authtypes.NewModuleAddress("no-authority").String()
}

// ErrNoAuthority is why a chain does not start. CometBFT keeps the genesis that it was first started with, so correcting the file alone is not enough then.
var ErrNoAuthority = errors.New(
	"consensus.params.authority.authority is empty in the genesis: nobody could ever change the chain; `wattd genesis set-authority` sets it, " +
		"on a node that was started without it after `wattd comet unsafe-reset-all`")

// requireAuthority refuses to start a chain without an authority.
func requireAuthority(req *abci.RequestInitChain) error {
	params := req.ConsensusParams
	if params == nil || params.Authority == nil || params.Authority.Authority == "" {
		return ErrNoAuthority
	}
	_, err := AccountAddresses().StringToBytes(params.Authority.Authority)
	return err
}
