package record

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func history() []Block {
	clock, accounts, deferred := Part{"trading", "e8"}, Part{"trading", "ec"}, Part{"trading", "deferred"}
	return []Block{
		{TxGas: 100_000, ClockGas: 50_000, Digests: map[Part]string{clock: "01", accounts: "02", deferred: "03"}},
		{ClockGas: 50_000, Digests: map[Part]string{clock: "04", accounts: "02"}},
	}
}

func TestARecordIsReadAsItWasWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history.txt")
	require.NoError(t, Save(file, history()))
	read, err := Load(file)
	require.NoError(t, err)
	require.Equal(t, history(), read)
}

func TestWhatDiffersFirstIsToldWithItsBlockAndItsKeys(t *testing.T) {
	for name, row := range map[string]struct {
		change func([]Block) []Block
		told   []string
	}{
		"nothing":            {func(blocks []Block) []Block { return blocks }, nil},
		"gas within 2 %":     {func(blocks []Block) []Block { blocks[0].TxGas = 102_000; return blocks }, nil},
		"gas above 2 %":      {func(blocks []Block) []Block { blocks[0].TxGas = 102_001; return blocks }, []string{"block 1: gas of transactions is 102001, recorded 100000"}},
		"gas below 2 %":      {func(blocks []Block) []Block { blocks[1].ClockGas = 48_999; return blocks }, []string{"block 2: gas of the clock is 48999, recorded 50000"}},
		"a value":            {func(blocks []Block) []Block { blocks[1].Digests[Part{"trading", "ec"}] = "05"; return blocks }, []string{`block 2: trading ec is "05", recorded "02"`}},
		"what is not kept":   {func(blocks []Block) []Block { delete(blocks[0].Digests, Part{"trading", "ec"}); return blocks }, []string{`block 1: trading ec is "", recorded "02"`}},
		"what is kept newly": {func(blocks []Block) []Block { blocks[0].Digests[Part{"grid", "zones"}] = "06"; return blocks }, []string{`block 1: grid zones is "06", recorded ""`}},
		"a block too few":    {func(blocks []Block) []Block { return blocks[:1] }, []string{"1 blocks, recorded 2"}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, row.told, Differences(history(), row.change(history()), 2)) })
	}
}
