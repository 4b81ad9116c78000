package mempool

import "maps"

const (
	// shelfPlaces is how much of the transactions of a kind a node keeps: two shelves are far below what CometBFT keeps by default (5000
	// transactions), so that it never refuses what there is room for here.
	shelfPlaces = 1024

	// signerPlaces is how much of it one signer may have.
	signerPlaces = shelfPlaces / 4
)

// shelf counts the places that transactions of a kind take: those that half of a block is kept for have their own, which no flood of others fills.
type shelf struct {
	taken    int
	bySigner map[string]int
}

func newShelf() *shelf { return &shelf{bySigner: map[string]int{}} }

func (s *shelf) add(signer string, places int) {
	s.taken += places
	s.bySigner[signer] += places
	if s.bySigner[signer] == 0 {
		delete(s.bySigner, signer)
	}
}

func (s *shelf) clone() *shelf {
	return &shelf{taken: s.taken, bySigner: maps.Clone(s.bySigner)}
}

// largest is the signer with the most places.
func (s *shelf) largest() (signer string, places int) {
	for one, has := range s.bySigner {
		if has > places || has == places && one < signer {
			signer, places = one, has
		}
	}
	return signer, places
}
