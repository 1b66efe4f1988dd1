/// Input that is meant to do harm, through the whole chain from bytes to contracts.
@NullMarked
package dev.newel.hostile;

import org.jspecify.annotations.NullMarked;
