// Package bench measures metering and settlement in the real VM and on a real node: `npm run bench:metering`, `npm run bench:settlement`.
package bench
