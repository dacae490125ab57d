/** A worker that counts, to see how much slower the processor was made. */

const start = performance.now();
let sum = 0;
for (let i = 0; i < 300_000_000; i++) sum += i % 7;
postMessage([performance.now() - start, sum]);
