package gas

import (
	"os"
	"runtime/debug"
	"testing"
)

// gcPercent trades memory for time: these tests found one short-lived chain after another.
const gcPercent = 250

func TestMain(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	os.Exit(m.Run())
}
