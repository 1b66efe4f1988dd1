/// Tests of the command `newel run`.
@NullMarked
package dev.newel.serve.run;

import org.jspecify.annotations.NullMarked;
