/// Tests of `newel up`.
@NullMarked
package dev.newel.up;

import org.jspecify.annotations.NullMarked;
