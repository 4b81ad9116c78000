package record

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"strings"
)

const (
	heading = "block %d: %d gas of transactions, %d gas of the clock"
	nothing = "nothing"
)

// Save writes of every block its costs, and of the parts those that changed in it.
func Save(file string, blocks []Block) error {
	text, last := &strings.Builder{}, Block{}
	for i, block := range blocks {
		fmt.Fprintf(text, heading+"\n", i+1, block.TxGas, block.ClockGas)
		for _, part := range partsOf(last, block) {
			digest, ok := block.Digests[part]
			if !ok {
				digest = nothing
			}
			if digest != last.Digests[part] {
				fmt.Fprintln(text, part, digest)
			}
		}
		last = block
	}
	return os.WriteFile(file, []byte(text.String()), 0o644)
}

// Load reads what Save wrote.
func Load(file string) (blocks []Block, err error) {
	opened, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	digests := map[Part]string{}
	lines := bufio.NewScanner(opened)
	for lines.Scan() {
		var number int
		var block Block
		if _, err := fmt.Sscanf(lines.Text(), heading, &number, &block.TxGas, &block.ClockGas); err == nil {
			digests = maps.Clone(digests)
			block.Digests = digests
			blocks = append(blocks, block)
			continue
		}
		words := strings.Fields(lines.Text())
		if len(words) != 3 || len(blocks) == 0 {
			return nil, fmt.Errorf("%s: no line of a record: %q", file, lines.Text())
		}
		part := Part{words[0], words[1]}
		if digests[part] = words[2]; words[2] == nothing {
			delete(digests, part)
		}
	}
	return blocks, lines.Err()
}
