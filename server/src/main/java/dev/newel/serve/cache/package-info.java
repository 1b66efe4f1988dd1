/// Answers that are kept in memory, to be given again until what they show is written.
@NullMarked
package dev.newel.serve.cache;

import org.jspecify.annotations.NullMarked;
