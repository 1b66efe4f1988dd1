/// Tests of the reader of AsyncAPI descriptions.
@NullMarked
package dev.newel.read.code;

import org.jspecify.annotations.NullMarked;
