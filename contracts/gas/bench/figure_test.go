//go:build bench

package bench

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// figure prints one measured value as a JSON line. A bar of 0 is none.
func figure(bench, name string, value float64, unit string, bar float64) {
	line := lineOf(bench, name, value, unit)
	if bar != 0 {
		line["bar"] = bar
	}
	printLine(line)
}

// within is figure with a bar that may be 0.
func within(bench, name string, value float64, unit string, bar float64) {
	line := lineOf(bench, name, value, unit)
	line["bar"] = bar
	printLine(line)
}

func lineOf(bench, name string, value float64, unit string) map[string]any {
	return map[string]any{"bench": bench, "figure": name, "value": value, "unit": unit, "machine": machine()}
}

func printLine(line map[string]any) {
	text, err := json.Marshal(line)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}

func machine() string {
	model := runtime.GOARCH
	if file, err := os.Open("/proc/cpuinfo"); err == nil {
		defer file.Close()
		for lines := bufio.NewScanner(file); lines.Scan(); {
			if name, value, found := strings.Cut(lines.Text(), ":"); found && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores", model, runtime.NumCPU())
}
