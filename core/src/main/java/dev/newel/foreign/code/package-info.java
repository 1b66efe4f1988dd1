/// What the source code of somebody else's application says.
@NullMarked
package dev.newel.foreign.code;

import org.jspecify.annotations.NullMarked;
