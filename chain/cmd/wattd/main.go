// Command wattd is a Wattmesh node and the command line to it.
package main

import (
	"fmt"
	"os"

	svrcmd "github.com/cosmos/cosmos-sdk/server/cmd"
)

func main() {
	if err := svrcmd.Execute(newRootCommand(), "", defaultHome()); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}
