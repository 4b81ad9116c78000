#!/usr/bin/env python3
"""What a meter signs, in Python. Needs `cryptography` (Debian: python3-cryptography).

meter.py reading KEY.pem CHAIN_ID METER_ID SLOT IMPORT_WH EXPORT_WH FLAGS
    prints the signed bytes in hex, and the payload for v1/<community>/<meter_id>/reading
meter.py code KEY.pem CHAIN_ID OWNER SERIAL
    prints the signed bytes in hex, and the code by which the owner applies
"""
import base64
import hashlib
import json
import sys

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature


def chain_tag(chain_id):
    return hashlib.sha256(chain_id.encode()).digest()[:8]


def reading_bytes(chain_id, meter_id, slot, import_wh, export_wh, flags):
    numbers = meter_id.to_bytes(4, "big") + slot.to_bytes(4, "big")
    registers = import_wh.to_bytes(8, "big") + export_wh.to_bytes(8, "big")
    return b"wattmesh/reading/1" + chain_tag(chain_id) + numbers + registers + bytes([flags])


def possession_bytes(chain_id, owner, serial, public_key):
    texts = b"".join(bytes([len(text)]) + text.encode() for text in (owner, serial))
    return b"wattmesh/possession/1" + chain_tag(chain_id) + texts + public_key


def read_key(path):
    with open(path, "rb") as file:
        return serialization.load_pem_private_key(file.read(), None)


def key_type(key):
    return "ed25519" if isinstance(key, ed25519.Ed25519PrivateKey) else key.curve.name


def public_bytes(key):
    """32 bytes of ed25519, or 33 of a compressed point."""
    raw, x962 = serialization.Encoding.Raw, serialization.Encoding.X962
    public = serialization.PublicFormat
    if key_type(key) == "ed25519":
        return key.public_key().public_bytes(raw, public.Raw)
    return key.public_key().public_bytes(x962, public.CompressedPoint)


def sign(key, message):
    """64 bytes: ed25519 of the message, or r | s of its SHA-256."""
    if key_type(key) == "ed25519":
        return key.sign(message)
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def main(what, path, chain_id, *values):
    key = read_key(path)
    if what == "reading":
        meter_id, slot, import_wh, export_wh, flags = map(int, values)
        message = reading_bytes(chain_id, meter_id, slot, import_wh, export_wh, flags)
        registers = {"import_total_wh": str(import_wh), "export_total_wh": str(export_wh)}
        signature = base64.b64encode(sign(key, message)).decode()
        said = json.dumps({"slot": slot, **registers, "flags": flags, "signature": signature})
    else:
        owner, serial = values
        message = possession_bytes(chain_id, owner, serial, public_bytes(key))
        parts = (base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (public_bytes(key), sign(key, message)))
        said = ".".join(["wm1", key_type(key), *parts, serial])
    print(message.hex(), said, sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
