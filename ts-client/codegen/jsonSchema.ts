/** The part of JSON schema that cosmwasm-schema writes, and what `interface::wire` says of a string. */
export interface Schema {
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: string[];
  required?: string[];
  /** What holds where a property is left out. */
  default?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  /** What a string of JSON holds. */
  contentSchema?: Schema;
  /** What stands in a string, separated by commas. */
  "x-list-of"?: Schema;
  /** The format of `interface::packed` of which these are bytes. */
  "x-packed"?: string;
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  definitions?: Record<string, Schema>;
}
