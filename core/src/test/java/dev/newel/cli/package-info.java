/// Tests of the command line.
@NullMarked
package dev.newel.cli;

import org.jspecify.annotations.NullMarked;
