import { BinaryWriter } from "../generated/proto/binary.ts";

interface Codec<T> {
  encode(message: T, writer: never): { finish(): Uint8Array };
}

/** A message's protobuf bytes. The writer of cosmjs-types makes one byte of a 64-bit number from 2^31 to 2^32 - 1, so its codecs are given another. */
export const toProtobuf = <T>(codec: Codec<T>, message: T): Uint8Array =>
  codec.encode(message, BinaryWriter.create() as never).finish();
