package community

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// Entry is what contracts/manifest.json says of a contract.
type Entry struct {
	Name string `json:"name"`
	// Given are the contracts whose addresses it starts with, in fields of their names.
	Given []string `json:"given"`
	// Clock is there when the clock calls it; how much gas a call has is a community's choice here.
	Clock *struct{} `json:"clock"`
}

// Manifest are the contracts in the order in which they start.
func Manifest(tb testing.TB) []Entry {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(folder(), "manifest.json"))
	require.NoError(tb, err)
	var entries []Entry
	require.NoError(tb, json.Unmarshal(data, &entries))
	return entries
}

// Artifact is the file of a contract's wasm, as contracts/scripts/build-wasm leaves it.
func Artifact(tb testing.TB, name string) string {
	tb.Helper()
	file := filepath.Join(folder(), "artifacts", name+".wasm")
	_, err := os.Stat(file)
	require.NoError(tb, err, "build the contracts first: contracts/scripts/build-wasm")
	return file
}

// folder is the one of the contracts.
func folder() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", "..")
}
