/// Tests of what health looks at.
@NullMarked
package dev.newel.serve.health;

import org.jspecify.annotations.NullMarked;
