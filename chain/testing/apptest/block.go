package apptest

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
)

// Block is what came of a block.
type Block struct {
	Height int64
	Time   time.Time

	// Txs are the outcomes of the transactions, in order.
	Txs []TxResult

	// ClockCalls are the calls of the clock at the end of the block, in order.
	ClockCalls []ClockCall

	// Events are those of begin and end of the block, with the contracts' own.
	Events []abci.Event

	// ValidatorUpdates are the changes of the validator set.
	ValidatorUpdates []abci.ValidatorUpdate

	// AppHash names the state after the block.
	AppHash []byte

	// FinalizeDuration is the time that executing the block took, CommitDuration the time that writing it to the database took.
	FinalizeDuration, CommitDuration time.Duration
}

// TxResult is what came of a transaction.
type TxResult struct {
	// Code is 0 for a good transaction, Log is the error of a bad one.
	Code    uint32
	Log     string
	Data    []byte
	GasUsed int64
	Events  []abci.Event
}

// OK tells whether the transaction was good.
func (r TxResult) OK() bool { return r.Code == 0 }

// ClockCall is one call of a contract by the clock.
type ClockCall struct {
	Contract string

	// GasBudget is what the contract was told that it may use.
	GasBudget, GasUsed uint64

	// Failure is empty for a good call, or else the name of a FailureReason.
	Failure string
}

// EventsOf returns the block's events of a type.
func (b Block) EventsOf(eventType string) []map[string]string { return eventsOf(b.Events, eventType) }

// EventsOf returns the transaction's events of a type.
func (r TxResult) EventsOf(eventType string) []map[string]string {
	return eventsOf(r.Events, eventType)
}

// GasUsed is the gas of all transactions.
func (b Block) GasUsed() int64 {
	total := int64(0)
	for _, tx := range b.Txs {
		total += tx.GasUsed
	}
	return total
}

func newBlock(height int64, blockTime time.Time, duration time.Duration, response *abci.ResponseFinalizeBlock) Block {
	block := Block{
		Height:           height,
		Time:             blockTime,
		Events:           response.Events,
		ValidatorUpdates: response.ValidatorUpdates,
		AppHash:          response.AppHash,
		FinalizeDuration: duration,
	}
	for _, tx := range response.TxResults {
		block.Txs = append(block.Txs, TxResult{Code: tx.Code, Log: tx.Log, Data: tx.Data, GasUsed: tx.GasUsed, Events: tx.Events})
	}
	for _, event := range response.Events {
		if call, ok := clockCall(event); ok {
			block.ClockCalls = append(block.ClockCalls, call)
		}
	}
	return block
}

func clockCall(event abci.Event) (ClockCall, bool) {
	if event.Type != "wattmesh.clock.v1.EventContractCalled" && event.Type != "wattmesh.clock.v1.EventContractFailed" {
		return ClockCall{}, false
	}
	attributes := attributesOf(event)
	gasBudget, budgetErr := strconv.ParseUint(attributes["gas_budget"], 10, 64)
	gasUsed, usedErr := strconv.ParseUint(attributes["gas_used"], 10, 64)
	if budgetErr != nil || usedErr != nil {
		return ClockCall{}, false
	}
	return ClockCall{
		Contract:  attributes["contract_address"],
		GasBudget: gasBudget,
		GasUsed:   gasUsed,
		Failure:   strings.TrimPrefix(attributes["reason"], "FAILURE_REASON_"),
	}, true
}

func eventsOf(events []abci.Event, eventType string) []map[string]string {
	var found []map[string]string
	for _, event := range events {
		if event.Type == eventType {
			found = append(found, attributesOf(event))
		}
	}
	return found
}

// attributesOf returns an event's attributes; the JSON strings of typed events without their quotes.
func attributesOf(event abci.Event) map[string]string {
	attributes := make(map[string]string, len(event.Attributes))
	for _, attribute := range event.Attributes {
		value := attribute.Value
		var text string
		if json.Unmarshal([]byte(value), &text) == nil {
			value = text
		}
		attributes[attribute.Key] = value
	}
	return attributes
}
