/// What requests give, judged by the design: parameters and bodies.
@NullMarked
package dev.newel.serve.input;

import org.jspecify.annotations.NullMarked;
