//! Ed25519 keys that the VM verifies by and nobody can hold (RFC 8032, section 5.1.3; the VM's rules are those of ZIP 215).

/// y of the prime 2^255 - 19, little-endian.
const PRIME: [u8; 32] = {
    let mut prime = [0xff; 32];
    prime[0] = 0xed;
    prime[31] = 0x7f;
    prime
};

/// y of the points whose order divides 8, but for 0, 1 and -1.
const ORDER_8_Y: [[u8; 32]; 2] = [
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
        0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
        0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
];

/// Whether everybody can sign for the key, because its point is of small order, or it is a second way to write another key.
pub fn is_weak(public_key: &[u8; 32]) -> bool {
    let mut y = *public_key;
    y[31] &= 0x7f;
    let below_prime = y.iter().rev().lt(PRIME.iter().rev());
    !below_prime || is_small(&y) || ORDER_8_Y.contains(&y)
}

/// 0, 1 or -1.
fn is_small(y: &[u8; 32]) -> bool {
    let mut minus_one = PRIME;
    minus_one[0] -= 1;
    *y == minus_one || (y[0] <= 1 && y[1..].iter().all(|byte| *byte == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `low`, zeros or ones in between, `high`.
    fn key(low: u8, between: u8, high: u8) -> [u8; 32] {
        let mut key = [between; 32];
        (key[0], key[31]) = (low, high);
        key
    }

    #[test]
    fn keys_of_small_order_and_keys_not_below_the_prime_are_weak_with_either_sign() {
        let rows = [
            ("0", key(0, 0, 0), true),
            ("1", key(1, 0, 0), true),
            ("2", key(2, 0, 0), false),
            ("-2", key(0xeb, 0xff, 0x7f), false),
            ("-1", key(0xec, 0xff, 0x7f), true),
            ("the prime, another 0", key(0xed, 0xff, 0x7f), true),
            ("another 1", key(0xee, 0xff, 0x7f), true),
            ("another 18", key(0xff, 0xff, 0x7f), true),
            ("of order 8", ORDER_8_Y[0], true),
            ("of order 8", ORDER_8_Y[1], true),
        ];
        for (name, mut key, expected) in rows {
            assert_eq!(is_weak(&key), expected, "{name}");
            key[31] |= 0x80;
            assert_eq!(is_weak(&key), expected, "{name} with its sign");
        }
    }
}
