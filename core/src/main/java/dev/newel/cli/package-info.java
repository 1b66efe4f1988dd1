/// The command line: the only package that prints, exits and knows the terminal.
@NullMarked
package dev.newel.cli;

import org.jspecify.annotations.NullMarked;
