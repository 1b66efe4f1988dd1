/// Tests of the language's records and of their description.
@NullMarked
package dev.newel.language;

import org.jspecify.annotations.NullMarked;
