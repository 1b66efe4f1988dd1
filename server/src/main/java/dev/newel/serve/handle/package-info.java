/// Finds the classes that a design names as handlers, and runs them within bounds.
@NullMarked
package dev.newel.serve.handle;

import org.jspecify.annotations.NullMarked;
