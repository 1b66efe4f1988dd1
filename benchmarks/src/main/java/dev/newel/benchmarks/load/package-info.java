/// Compares servers of the same operations: processor time of a request, its latency, start and
/// memory.
@NullMarked
package dev.newel.benchmarks.load;

import org.jspecify.annotations.NullMarked;
