/// Tests that hold the examples: what elaboration makes of them, and what the documents say of
/// them.
@NullMarked
package dev.newel.examples;

import org.jspecify.annotations.NullMarked;
