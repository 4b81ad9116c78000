//go:build bench

package bench

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/cosmos/cosmos-sdk/crypto/keys/secp256k1"
	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// A town is large enough that its readings take a minute at the rate that is wanted.
const (
	relayerBanks = 40
	relayerSlots = 47
)

// TestRelayer makes a town whose meters have signed their readings, starts its node, and has a program carry them there from a broker, which prints figures.
func TestRelayer(t *testing.T) {
	banks, slots := sizeOf(t, "WATTMESH_BENCH_BANKS", relayerBanks), sizeOf(t, "WATTMESH_BENCH_SLOTS", relayerSlots)
	terms := community.QuarterHours(banks, community.BankSize)
	terms.SlotSeconds, terms.GraceSeconds = 60, 7_200
	town := community.Found(t, terms, apptest.WithGenesis(func(genesis *apptest.Genesis) {
		genesis.Time = time.Now().Add(-6 * time.Hour)
	}))
	passed := time.Duration(slots+2) * time.Duration(terms.SlotSeconds) * time.Second
	town.Skip(time.Since(town.Time) - passed)
	town.Baseline()

	folder := t.TempDir()
	key := secp256k1.GenPrivKeyFromSecret([]byte("relayer"))
	relayer := sdk.AccAddress(key.PubKey().Address())
	coins := sdk.NewCoins(sdk.NewInt64Coin(apptest.Denom, 1))
	town.MustSend(town.Authority, banktypes.NewMsgSend(town.Authority.Address, relayer, coins))
	write(t, folder, "relayer.key", []byte(hex.EncodeToString(key.Bytes())))
	writeReadings(t, folder, town, slots)

	node := startNode(t, town.Chain)
	deployment, err := json.Marshal(map[string]any{
		"chain_id": town.ChainID, "rpc_url": node.client.Remote(), "denom": apptest.Denom, "fee_denom": apptest.Denom, "gas_price": "0",
		"slot_seconds": terms.SlotSeconds, "grace_seconds": terms.GraceSeconds,
		"contracts": map[string]any{
			"registry": town.Registry, "metering": town.Metering, "token": town.Token, "trading": town.Trading, "grid": town.Grid,
			"balancing": town.Trading,
		},
	})
	require.NoError(t, err)
	write(t, folder, "deployment.json", deployment)

	carry := exec.Command("node", filepath.Join(root(), "oracle-relayer", "bench", "carry.ts"), folder)
	carry.Stdout, carry.Stderr = os.Stdout, os.Stderr
	require.NoError(t, carry.Run())
}

func sizeOf(t *testing.T, name string, otherwise int) int {
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	size, err := strconv.Atoi(text)
	require.NoError(t, err, name)
	return size
}

// writeReadings writes what each meter says of each slot after its first, a line of JSON each: the topic's number, and the payload.
func writeReadings(t *testing.T, folder string, town *community.Community, slots int) {
	file, err := os.Create(filepath.Join(folder, "readings.jsonl"))
	require.NoError(t, err)
	defer file.Close()
	out := bufio.NewWriter(file)
	first := town.Slot()
	for slot := range slots {
		town.Use()
		for _, meter := range town.Meters {
			line, err := json.Marshal(meter.Said(town.ChainID, first+uint32(slot)))
			require.NoError(t, err)
			_, err = out.Write(append(line, '\n'))
			require.NoError(t, err)
		}
	}
	require.NoError(t, out.Flush())
}

func write(t *testing.T, folder, name string, content []byte) {
	require.NoError(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
}
