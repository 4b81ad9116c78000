package types

import (
	"github.com/cosmos/cosmos-sdk/crypto/keys/ed25519"
	sdk "github.com/cosmos/cosmos-sdk/types"
)

// MaxMonikerLength is the largest length of a moniker in bytes.
const MaxMonikerLength = 64

// Validate checks a validator by itself: its moniker, its key's length and its power.
func (v Validator) Validate() error {
	if len(v.Moniker) == 0 || len(v.Moniker) > MaxMonikerLength {
		return ErrInvalidValidator.Wrapf("moniker %q has %d bytes, must have 1 to %d", v.Moniker, len(v.Moniker), MaxMonikerLength)
	}
	if err := ValidatePubKey(v.PubKey); err != nil {
		return err
	}
	return ValidatePower(v.Power)
}

// ValidatePubKey checks that a key has the length of a raw ed25519 key.
func ValidatePubKey(pubKey []byte) error {
	if len(pubKey) != ed25519.PubKeySize {
		return ErrInvalidValidator.Wrapf("pub_key has %d bytes, a raw ed25519 key has %d", len(pubKey), ed25519.PubKeySize)
	}
	return nil
}

// ValidatePower checks that a power is one a validator can have; 0 would be a removal.
func ValidatePower(power int64) error {
	if power < 1 || power > MaxTotalPower {
		return ErrInvalidValidator.Wrapf("power %d is not in 1..%d", power, int64(MaxTotalPower))
	}
	return nil
}

// ConsensusAddress is the address that follows from a raw ed25519 key.
func ConsensusAddress(pubKey []byte) sdk.ConsAddress {
	return sdk.ConsAddress((&ed25519.PubKey{Key: pubKey}).Address())
}

// ConsensusAddress is the validator's address in the consensus engine.
func (v Validator) ConsensusAddress() sdk.ConsAddress {
	return ConsensusAddress(v.PubKey)
}
