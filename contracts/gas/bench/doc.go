// Package bench measures metering, settlement, the forward book and floods in the real VM and on a real node: `npm run bench:metering`,
// `npm run bench:settlement`, `npm run bench:market`, `npm run bench:flood`.
package bench
