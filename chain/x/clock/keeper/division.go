package keeper

import (
	"math/bits"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// division divides a block's gas among contracts that are called one after the other. While the shares are together no more than the gas, and
// nobody spends more than its part, what is left is never less than the shares of those still to be called.
type division struct {
	// left is the gas that nobody has spent yet.
	left uint64

	// shares are those of the contracts that have not taken their part yet.
	shares uint64
}

func newDivision(gas uint64, contracts []types.Contract) division {
	d := division{left: gas}
	for _, contract := range contracts {
		d.shares += contract.GasShare
	}
	return d
}

// take returns the part of the next contract: of all that is left, in the ratio of its share to those of all that are still to be called.
func (d *division) take(share uint64) uint64 {
	high, low := bits.Mul64(d.left, share)
	part, _ := bits.Div64(high, low, d.shares)
	d.shares -= share
	return part
}

func (d *division) spend(gas uint64) {
	d.left -= gas
}
