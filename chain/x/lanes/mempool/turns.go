package mempool

// turnBlocks is for how many blocks a turn is remembered at least; for twice as many at most.
const turnBlocks = 32

// turns are the heights of the last blocks with a transaction of each signer: who was served longest ago, or not of late, comes first.
type turns struct {
	recent, older map[string]int64
	since         int64
}

func newTurns() turns { return turns{recent: map[string]int64{}} }

func (t *turns) set(signer string, height int64) {
	if height >= t.since+2*turnBlocks {
		t.recent = nil
	}
	if height >= t.since+turnBlocks {
		t.recent, t.older, t.since = map[string]int64{}, t.recent, height
	}
	t.recent[signer] = height
}

// of is 0 for who was not served of late.
func (t *turns) of(signer string) int64 {
	return max(t.recent[signer], t.older[signer])
}
