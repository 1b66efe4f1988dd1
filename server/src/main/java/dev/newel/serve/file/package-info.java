/// Files of rows: how they come in, what they are, where they are kept, and the addresses that give
/// them out.
@NullMarked
package dev.newel.serve.file;

import org.jspecify.annotations.NullMarked;
