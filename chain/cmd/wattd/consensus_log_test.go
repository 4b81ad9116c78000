package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	cmtcfg "github.com/cometbft/cometbft/config"
	"github.com/cometbft/cometbft/consensus"
	"github.com/cometbft/cometbft/store"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/stretchr/testify/require"
)

// What a file of the log holds: the end of a height, or something within one.
const within = int64(-1)

func Test_of_the_log_of_consensus_stays_what_a_restart_replays_and_the_files_that_are_to_be_kept(t *testing.T) {
	for _, tc := range []struct {
		because string
		// files are the full ones, the oldest first; then head, the current one, which is not there when it is nil.
		files [][]int64
		head  []int64
		keep  uint64
		// removed is how many of the oldest.
		removed int
	}{
		{"a height ended in the current file", [][]int64{{0, 1}, {2, 3}, {4}}, []int64{5, within}, 1, 2},
		{"more are to be kept", [][]int64{{0, 1}, {2, 3}, {4}}, []int64{5, within}, 2, 1},
		{"no more are there than are kept", [][]int64{{0, 1}}, []int64{2}, 1, 0},
		{"the height goes on over files", [][]int64{{0, 1}, {2}, {3, within}, {within}, {within}}, []int64{within}, 1, 2},
		{"the current file was just begun", [][]int64{{0, 1}, {2}, {3, within}}, nil, 1, 2},
		{"a restart began the current file", [][]int64{{0, 1}, {2, within}, {within}}, []int64{0, within}, 1, 1},
		{"no height has ended", [][]int64{{0, within}, {within}, {within}}, []int64{within}, 1, 0},
	} {
		t.Run(tc.because, func(t *testing.T) {
			head := filepath.Join(t.TempDir(), "wal")
			others := []string{head + ".CORRUPTED", head + ".01", head + "x.000", filepath.Join(filepath.Dir(head), "notes.000")}
			for _, other := range others {
				require.NoError(t, os.WriteFile(other, nil, 0o600))
			}
			paths := writeFullFiles(t, head, 998, tc.files)
			if tc.head != nil {
				writeLog(t, head, tc.head)
			}
			removed, err := pruneConsensusLog(head, tc.keep)
			require.NoError(t, err)
			require.Equal(t, paths[:tc.removed], append([]string{}, removed...))
			for _, path := range paths[:tc.removed] {
				require.NoFileExists(t, path)
			}
			for _, path := range append(paths[tc.removed:], others...) {
				require.FileExists(t, path)
			}
			removed, err = pruneConsensusLog(head, tc.keep)
			require.NoError(t, err)
			require.Empty(t, removed, "once more")
		})
	}
}

func Test_nothing_of_the_log_of_consensus_is_removed_when_a_file_in_which_a_height_may_end_cannot_be_read(t *testing.T) {
	head := filepath.Join(t.TempDir(), "wal")
	paths := writeFullFiles(t, head, 0, [][]int64{{0, 1}, {2}, {within}})
	writeLog(t, head, []int64{within})
	content, err := os.ReadFile(paths[2])
	require.NoError(t, err)
	content[len(content)-1] ^= 1
	require.NoError(t, os.WriteFile(paths[2], content, 0o600))
	_, err = pruneConsensusLog(head, 1)
	require.ErrorContains(t, err, "wal.002")
	for _, path := range paths {
		require.FileExists(t, path)
	}
}

func Test_a_record_that_is_half_written_is_no_reason_to_keep_the_log_of_consensus(t *testing.T) {
	head := filepath.Join(t.TempDir(), "wal")
	paths := writeFullFiles(t, head, 0, [][]int64{{0, 1}, {2}, {within}})
	writeLog(t, head, []int64{within})
	content, err := os.ReadFile(head)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(head, content[:len(content)-3], 0o600))
	removed, err := pruneConsensusLog(head, 1)
	require.NoError(t, err)
	require.Equal(t, paths[:1], removed)
}

func Test_after_a_file_of_the_log_of_consensus_that_cannot_be_removed_none_is(t *testing.T) {
	head := filepath.Join(t.TempDir(), "wal")
	paths := writeFullFiles(t, head, 0, [][]int64{{1}, {2}, {3}, {4}})
	require.NoError(t, os.Remove(paths[1]))
	require.NoError(t, os.MkdirAll(filepath.Join(paths[1], "something"), 0o700))
	writeLog(t, head, []int64{5})
	removed, err := pruneConsensusLog(head, 1)
	require.Error(t, err)
	require.Equal(t, paths[:1], removed)
	require.FileExists(t, paths[2], "what is left has a gap, over which CometBFT does not read")
}

func Test_a_node_without_a_log_of_consensus_yet_has_nothing_to_remove(t *testing.T) {
	removed, err := pruneConsensusLog(filepath.Join(t.TempDir(), "cs.wal", "wal"), 1)
	require.NoError(t, err)
	require.Empty(t, removed)
}

func Test_a_node_that_keeps_its_log_of_consensus_short_replays_the_height_in_which_it_was_killed(t *testing.T) {
	home := oneValidator(t)
	head := filepath.Join(home, "data", "cs.wal", "wal")
	var height int64
	for range 2 {
		height = killWithinAHeight(t, home, height)
		splitLog(t, head)
		full, err := fullLogFiles(head)
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(full), 4)

		node := startNode(t, home, "--log_level", "consensus:info,*:error")
		height = node.waitFor(height + 3).Height
		require.Eventually(t, func() bool {
			left, err := fullLogFiles(head)
			return err == nil && len(left) == 1 && left[0] == full[len(full)-1]
		}, time.Minute, 20*time.Millisecond)
		node.kill()
		require.Contains(t, node.log.String(), "Replay: Done")
		require.NotContains(t, node.log.String(), "error on catchup replay")

		// From the little that is left.
		height = killWithinAHeight(t, home, height)
		node = startNode(t, home, "--log_level", "consensus:info,*:error")
		height = node.waitFor(height + 3).Height
		node.kill()
		require.Contains(t, node.log.String(), "Replay: Done")
		require.NotContains(t, node.log.String(), "error on catchup replay")
	}
}

func Test_a_node_leaves_its_log_of_consensus_to_CometBFT_unless_it_is_told_otherwise(t *testing.T) {
	profile, err := profileNamed(defaultProfile)
	require.NoError(t, err)
	require.Zero(t, profile.keepLogFiles)
	home := oneValidator(t)
	content, err := os.ReadFile(appFile(home))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(appFile(home), bytes.Replace(content, []byte("keep-files = 1"), []byte("keep-files = 0"), 1), 0o600))
	head := filepath.Join(home, "data", "cs.wal", "wal")
	height := killWithinAHeight(t, home, 0)
	splitLog(t, head)
	before, err := fullLogFiles(head)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(before), 4)
	node := startNode(t, home)
	node.waitFor(height + 3)
	node.stop()
	after, err := fullLogFiles(head)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

// oneValidator is the home of a chain of one validator that makes blocks as fast as it can, by the profile that keeps its log short.
func oneValidator(t *testing.T) (home string) {
	t.Helper()
	home = t.TempDir()
	mustRun(t, home, "init", "alice", "--chain-id", chainID, "--profile", "localnet")
	mustRun(t, home, "genesis", "add-validator", "alice", "10")
	mustRun(t, home, "genesis", "set-authority", someAddress(t))
	shortCommits(t, home)
	return home
}

// killWithinAHeight lets a node make blocks after a height, and kills it while it waits within the next height for something to tell, with
// records of that height in its log of consensus. It returns the last block's height.
func killWithinAHeight(t *testing.T, home string, height int64) int64 {
	t.Helper()
	node := startNode(t, home)
	node.waitFor(height + 10)
	node.kill()
	node = startNode(t, home, "--consensus.create_empty_blocks_interval", "1h")
	head := filepath.Join(home, "data", "cs.wal", "wal")
	require.Eventually(t, func() bool {
		status, err := node.client.Status(t.Context())
		ended, after := endOfLog(t, head)
		return err == nil && after > 0 && ended > height && ended == status.SyncInfo.LatestBlockHeight
	}, time.Minute, 50*time.Millisecond)
	node.kill()
	ended, after := endOfLog(t, head)
	require.Positive(t, after)
	require.Equal(t, ended, lastBlock(t, home))
	return ended
}

func (p *process) kill() {
	p.t.Helper()
	require.NoError(p.t, p.command.Process.Signal(syscall.SIGKILL))
	<-p.ended
}

// endOfLog is the last height that ended by the current file of a log, and how many records follow.
func endOfLog(t *testing.T, head string) (height int64, after int) {
	t.Helper()
	file, err := os.Open(head)
	require.NoError(t, err)
	defer file.Close()
	decoder := consensus.NewWALDecoder(file)
	for {
		message, err := decoder.Decode()
		if err != nil {
			return height, after
		}
		after++
		if end, isEnd := message.Msg.(consensus.EndHeightMessage); isEnd {
			height, after = end.Height, 0
		}
	}
}

func lastBlock(t *testing.T, home string) int64 {
	t.Helper()
	config := cmtcfg.DefaultConfig().SetRoot(home)
	db, err := cmtcfg.DefaultDBProvider(&cmtcfg.DBContext{ID: "blockstore", Config: config})
	require.NoError(t, err)
	blocks := store.NewBlockStore(db)
	defer func() { require.NoError(t, blocks.Close()) }()
	return blocks.Height()
}

// splitLog leaves a log as it would be had CometBFT begun a new file after every other height.
func splitLog(t *testing.T, head string) {
	t.Helper()
	full, err := fullLogFiles(head)
	require.NoError(t, err)
	index := 0
	if len(full) > 0 {
		index = full[len(full)-1].index + 1
	}
	file, err := os.Open(head)
	require.NoError(t, err)
	defer file.Close()
	decoder := consensus.NewWALDecoder(file)
	var part bytes.Buffer
	for {
		message, err := decoder.Decode()
		if err != nil {
			break
		}
		require.NoError(t, consensus.NewWALEncoder(&part).Encode(message))
		if end, isEnd := message.Msg.(consensus.EndHeightMessage); isEnd && end.Height%2 == 0 && end.Height > 0 {
			require.NoError(t, os.WriteFile(fmt.Sprintf("%s.%03d", head, index), part.Bytes(), 0o600))
			part.Reset()
			index++
		}
	}
	require.NoError(t, os.WriteFile(head, part.Bytes(), 0o600))
}

func writeFullFiles(t *testing.T, head string, firstIndex int, files [][]int64) (paths []string) {
	t.Helper()
	for position, heights := range files {
		path := fmt.Sprintf("%s.%03d", head, firstIndex+position)
		writeLog(t, path, heights)
		paths = append(paths, path)
	}
	return paths
}

// writeLog writes the ends of heights, and what is within them.
func writeLog(t *testing.T, path string, heights []int64) {
	t.Helper()
	var content bytes.Buffer
	encoder := consensus.NewWALEncoder(&content)
	for _, height := range heights {
		var message consensus.WALMessage = consensus.EndHeightMessage{Height: height}
		if height == within {
			message = cmttypes.EventDataRoundState{Height: 7, Step: "RoundStepPropose"}
		}
		require.NoError(t, encoder.Encode(&consensus.TimedWALMessage{Time: time.Unix(1, 0), Msg: message}))
	}
	require.NoError(t, os.WriteFile(path, content.Bytes(), 0o600))
}
