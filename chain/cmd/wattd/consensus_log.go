package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/cometbft/cometbft/consensus"
	"golang.org/x/sync/errgroup"

	"cosmossdk.io/log/v2"
)

const (
	keyConsensusLogFiles = "consensus-log.keep-files"

	consensusLogInterval = time.Minute
)

const consensusLogTemplate = `
[consensus-log]
# How many full files of the log of consensus (data/cs.wal), of 10 MiB each, are kept beside the one that is being written. What a restart replays
# stays in any case. 0 leaves it to CometBFT, which keeps 1 GiB.
keep-files = {{ .ConsensusLog.KeepFiles }}
`

type consensusLogConfig struct {
	KeepFiles uint64 `mapstructure:"keep-files"`
}

// keepConsensusLogShort removes what the log of consensus no longer needs, now and every minute until the context ends; never with 0 files to
// keep. What it cannot remove is tried again: the node does not need the room.
func keepConsensusLogShort(ctx context.Context, group *errgroup.Group, logger log.Logger, head string, keepFiles uint64) {
	if keepFiles == 0 {
		return
	}
	group.Go(func() error {
		ticker := time.NewTicker(consensusLogInterval)
		defer ticker.Stop()
		for {
			if _, err := pruneConsensusLog(head, keepFiles); err != nil {
				logger.Error("the log of consensus is not shortened", "error", err)
			}
			select {
			case <-ctx.Done():
				return nil
			case <-ticker.C:
			}
		}
	})
}

// logFile is a full file of the log of consensus.
type logFile struct {
	index int
	path  string
}

// pruneConsensusLog removes the oldest full files of a log of consensus, whose current file is head, beyond the newest keepFiles. A restart replays
// what follows the end of the last height: files from the one with that end on stay, however many. It returns what it removed.
func pruneConsensusLog(head string, keepFiles uint64) (removed []string, err error) {
	full, err := fullLogFiles(head)
	if err != nil {
		return nil, err
	}
	if uint64(len(full)) <= keepFiles {
		return nil, nil
	}
	needed, err := firstNeeded(head, full)
	if err != nil {
		return nil, err
	}
	// The oldest first, and none after one that stays: CometBFT reads from the first to the last without a gap.
	for _, file := range full[:min(needed, len(full)-int(keepFiles))] {
		if err := os.Remove(file.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return removed, err
		}
		removed = append(removed, file.path)
	}
	return removed, nil
}

// fullLogFiles are those beside the current one, the oldest first.
func fullLogFiles(head string) ([]logFile, error) {
	entries, err := os.ReadDir(filepath.Dir(head))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	pattern := regexp.MustCompile(`^` + regexp.QuoteMeta(filepath.Base(head)) + `\.(\d{3,})$`)
	var full []logFile
	for _, entry := range entries {
		found := pattern.FindStringSubmatch(entry.Name())
		if found == nil {
			continue
		}
		index, err := strconv.Atoi(found[1])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		full = append(full, logFile{index: index, path: filepath.Join(filepath.Dir(head), entry.Name())})
	}
	slices.SortFunc(full, func(a, b logFile) int { return a.index - b.index })
	return full, nil
}

// firstNeeded is the position in full of the newest file in which a height ends; len(full) when one ends in the current file, 0 when none does
// anywhere.
func firstNeeded(head string, full []logFile) (int, error) {
	ends, err := endsHeight(head)
	// The node writes on behind what is read: the last record may be half there.
	if err != nil && !consensus.IsDataCorruptionError(err) && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	if ends {
		return len(full), nil
	}
	for position := len(full) - 1; position >= 0; position-- {
		ends, err := endsHeight(full[position].path)
		if ends {
			return position, nil
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %w", full[position].path, err)
		}
	}
	return 0, nil
}

// endsHeight is whether a height ends in a file of the log, before the first record that cannot be read. A new log says once that height 0 ended,
// and so does a file that was begun by a restart.
func endsHeight(path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	decoder := consensus.NewWALDecoder(file)
	for {
		message, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if end, isEnd := message.Msg.(consensus.EndHeightMessage); isEnd && end.Height > 0 {
			return true, nil
		}
	}
}
