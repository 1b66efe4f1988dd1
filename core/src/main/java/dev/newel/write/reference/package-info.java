/// The generated parts of the language reference.
@NullMarked
package dev.newel.write.reference;

import org.jspecify.annotations.NullMarked;
