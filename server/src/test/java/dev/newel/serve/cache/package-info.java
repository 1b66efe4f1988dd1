/// Tests of the answers that are kept.
@NullMarked
package dev.newel.serve.cache;

import org.jspecify.annotations.NullMarked;
