/// Values of examples.
@NullMarked
package dev.newel.publish.example;

import org.jspecify.annotations.NullMarked;
