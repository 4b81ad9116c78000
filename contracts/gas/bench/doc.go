// Package bench measures metering, settlement and the forward book in the real VM and on a real node: `npm run bench:metering`,
// `npm run bench:settlement`, `npm run bench:market`.
package bench
