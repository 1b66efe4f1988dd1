/// Values of the design's types in Java, in JSON, in parameters and in the database.
@NullMarked
package dev.newel.serve.value;

import org.jspecify.annotations.NullMarked;
