/// Measures the server under load; started by hand, no test.
@NullMarked
package dev.newel.serve.load;

import org.jspecify.annotations.NullMarked;
