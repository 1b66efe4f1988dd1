/// The catalogue of the storefront as somebody would write it by hand on the HTTP server, the pool
/// and the driver that Newel has.
@NullMarked
package dev.newel.benchmarks.handwritten;

import org.jspecify.annotations.NullMarked;
