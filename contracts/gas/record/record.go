// Package record writes down what every block of a history leaves in the contracts' storage and in the bank, and what it costs, and tells two such
// records apart. The hash of the whole state would not do: it changes with every contract's code.
package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// Part is what one holder, a contract or the bank, keeps under the keys of one prefix.
type Part struct{ Holder, Prefix string }

func (p Part) String() string { return p.Holder + " " + p.Prefix }

// Block is what a block left and what it cost.
type Block struct {
	TxGas, ClockGas uint64
	Digests         map[Part]string
}

// Of writes down what is kept after block.
func Of(c *community.Community, block apptest.Block) Block {
	made := Block{TxGas: uint64(block.GasUsed()), Digests: map[Part]string{}}
	for _, call := range block.ClockCalls {
		made.ClockGas += call.GasUsed
	}
	for part, entries := range kept(c) {
		made.Digests[part] = digest(entries)
	}
	return made
}

type entry struct{ key, value string }

func kept(c *community.Community) map[Part][]entry {
	named, byName := withNames(c)
	parts := map[Part][]entry{}
	add := func(part Part, key, value string) {
		parts[part] = append(parts[part], entry{named.Replace(key), named.Replace(value)})
	}
	for name, address := range byName {
		c.App.WasmKeeper.IterateContractState(c.Context(), address, func(key, value []byte) bool {
			add(Part{name, prefixOf(key)}, string(key), string(value))
			return false
		})
	}
	for _, balance := range c.App.BankKeeper.GetAccountsBalances(c.Context()) {
		add(Part{banktypes.ModuleName, "balances"}, balance.Address, balance.Coins.String())
	}
	return parts
}

// withNames finds the contracts, and puts their names in place of their addresses, which depend on how they were deployed.
func withNames(c *community.Community) (*strings.Replacer, map[string]sdk.AccAddress) {
	byName, pairs := map[string]sdk.AccAddress{}, []string{}
	for name, contract := range c.At {
		address, err := sdk.AccAddressFromBech32(string(contract))
		require.NoError(c.TB, err)
		byName[name] = address
		pairs = append(pairs, string(contract), name, string(address), name)
	}
	return strings.NewReplacer(pairs...), byName
}

// prefixOf is the name of an item or of a map, or the first byte of a packed value's key.
func prefixOf(key []byte) string {
	if end := 2; key[0] == 0 && len(key) > end {
		return string(key[end:min(end+int(key[1]), len(key))])
	}
	if key[0] >= utf8.RuneSelf {
		return hex.EncodeToString(key[:1])
	}
	return string(key)
}

func digest(entries []entry) string {
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	sum := sha256.New()
	for _, entry := range entries {
		write(sum, entry.key)
		write(sum, entry.value)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

func write(sum hash.Hash, text string) {
	sum.Write(binary.BigEndian.AppendUint32(nil, uint32(len(text))))
	sum.Write([]byte(text))
}

// Differences of the first block in which made is not as recorded: what is kept otherwise, and gas that differs by more than tolerance percent.
func Differences(recorded, made []Block, tolerancePercent uint64) (found []string) {
	for i := range min(len(recorded), len(made)) {
		was, is := recorded[i], made[i]
		for _, part := range partsOf(was, is) {
			if was.Digests[part] != is.Digests[part] {
				found = append(found, fmt.Sprintf("block %d: %s is %q, recorded %q", i+1, part, is.Digests[part], was.Digests[part]))
			}
		}
		for _, gas := range []struct {
			of      string
			was, is uint64
		}{{"transactions", was.TxGas, is.TxGas}, {"the clock", was.ClockGas, is.ClockGas}} {
			if 100*(max(gas.was, gas.is)-min(gas.was, gas.is)) > tolerancePercent*gas.was {
				found = append(found, fmt.Sprintf("block %d: gas of %s is %d, recorded %d", i+1, gas.of, gas.is, gas.was))
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	if len(recorded) != len(made) {
		found = append(found, fmt.Sprintf("%d blocks, recorded %d", len(made), len(recorded)))
	}
	return found
}

// partsOf are the parts of both blocks, in order.
func partsOf(one, other Block) []Part {
	parts := map[Part]bool{}
	for _, block := range []Block{one, other} {
		for part := range block.Digests {
			parts[part] = true
		}
	}
	return slices.SortedFunc(maps.Keys(parts), func(a, b Part) int { return cmp.Compare(a.String(), b.String()) })
}
