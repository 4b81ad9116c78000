package community

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// chainTag ties a signature to one chain (docs/spec/formats.md).
func chainTag(chainID string) []byte {
	digest := sha256.Sum256([]byte(chainID))
	return digest[:8]
}

func possessionBytes(chainID, owner, serial string, public []byte) []byte {
	bytes := append([]byte("wattmesh/possession/1"), chainTag(chainID)...)
	for _, text := range []string{owner, serial} {
		bytes = append(append(bytes, byte(len(text))), text...)
	}
	return append(bytes, public...)
}

func (m *Meter) signedBytes(chainID string, slot uint32) []byte {
	bytes := append([]byte("wattmesh/reading/1"), chainTag(chainID)...)
	bytes = binary.BigEndian.AppendUint32(bytes, m.ID)
	bytes = binary.BigEndian.AppendUint32(bytes, slot)
	bytes = binary.BigEndian.AppendUint64(bytes, m.ImportTotalWh)
	bytes = binary.BigEndian.AppendUint64(bytes, m.ExportTotalWh)
	return append(bytes, 0)
}

// StartAgain is the message of a meter whose counter starts again with registers of 0 at the end of a slot, after the last reading that it has sent.
func (c *Community) StartAgain(meter *Meter, lastSlot, slot uint32) Object {
	bytes := append([]byte("wattmesh/restart/1"), chainTag(c.ChainID)...)
	contract := string(c.Metering)
	bytes = append(append(bytes, byte(len(contract))), contract...)
	bytes = binary.BigEndian.AppendUint32(bytes, meter.ID)
	bytes = binary.BigEndian.AppendUint32(bytes, lastSlot)
	bytes = binary.BigEndian.AppendUint64(bytes, meter.ImportTotalWh)
	bytes = binary.BigEndian.AppendUint64(bytes, meter.ExportTotalWh)
	bytes = binary.BigEndian.AppendUint32(bytes, slot)
	bytes = append(bytes, make([]byte, 16)...)
	return Object{"restart_registers": Object{
		"meter_id": meter.ID, "slot": slot, "import_total_wh": "0", "export_total_wh": "0",
		"signature": ed25519.Sign(meter.key, bytes),
	}}
}

// batch packs and signs the readings of meters of one bank, in order of index.
func batch(chainID string, slot uint32, meters []*Meter) []byte {
	bytes := []byte{1}
	bytes = binary.BigEndian.AppendUint32(bytes, meters[0].Bank)
	bytes = binary.BigEndian.AppendUint32(bytes, slot)
	for _, meter := range meters {
		bytes = append(bytes, meter.Index, 0)
		bytes = binary.AppendUvarint(bytes, meter.ImportTotalWh)
		bytes = binary.AppendUvarint(bytes, meter.ExportTotalWh)
		bytes = append(bytes, ed25519.Sign(meter.key, meter.signedBytes(chainID, slot))...)
	}
	return bytes
}

// Said is what the meter publishes of a slot, with its number.
func (m *Meter) Said(chainID string, slot uint32) Object {
	return Object{
		"meter_id": m.ID, "slot": slot, "import_total_wh": fmt.Sprint(m.ImportTotalWh), "export_total_wh": fmt.Sprint(m.ExportTotalWh),
		"flags": 0, "signature": ed25519.Sign(m.key, m.signedBytes(chainID, slot)),
	}
}
