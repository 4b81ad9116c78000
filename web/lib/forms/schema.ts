import { byteLength, isConnection, isSerial, plainAddress, plainConnection } from "@wattmesh/client";
import * as v from "valibot";
import { errorOf, type FieldError, type Parsed } from "./decimal";

/** A text field whose rule is a parser's; its message is the parser's error. */
export const parsedBy = (parse: (text: string) => Parsed<unknown>) =>
  v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const error = dataset.typed ? errorOf(parse(dataset.value)) : undefined;
      if (error !== undefined) addIssue({ message: error });
    }),
  );

const failing = (error: FieldError): FieldError => error;

/** Text of at most so many bytes of UTF-8, as the contracts count. */
export const textUpTo = (bytes: number, least: 0 | 1 = 0) =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim().length >= least, failing("required")),
    v.check((text) => byteLength(text.trim()) <= bytes, failing("tooLong")),
  );

export const serial = v.pipe(
  v.string(),
  v.check((text) => isSerial(text.trim()), failing("notASerial")),
);

/** What a network operator calls a connection, with the separators that bills have. */
export const connection = v.pipe(
  v.string(),
  v.check((text) => isConnection(plainConnection(text)), failing("notAConnection")),
);

/** A bech32 address of the chain, also in the capitals of a QR code; its checksum is the chain's to check. */
export const address = v.pipe(
  v.string(),
  v.trim(),
  v.transform(plainAddress),
  v.regex(/^watt1[02-9ac-hj-np-z]{38,58}$/, failing("notAnAddress")),
);

export const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const number = Number(text.trim());
      return /^\d+$/.test(text.trim()) && number >= least && number <= most;
    }, failing("wholeNumber")),
  );
