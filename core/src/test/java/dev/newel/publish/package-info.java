/// Tests of the contracts.
@NullMarked
package dev.newel.publish;

import org.jspecify.annotations.NullMarked;
