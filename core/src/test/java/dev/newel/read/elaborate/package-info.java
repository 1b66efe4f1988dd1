/// Tests of what the conventions make of a written design.
@NullMarked
package dev.newel.read.elaborate;

import org.jspecify.annotations.NullMarked;
