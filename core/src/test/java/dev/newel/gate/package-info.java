/// Tests of the gate for documents.
@NullMarked
package dev.newel.gate;

import org.jspecify.annotations.NullMarked;
