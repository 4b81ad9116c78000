/** Of the event `e`, as chains write it. */
export const TX_HASH = "upper(encode(e.tx_hash, 'hex')) as tx_hash";
