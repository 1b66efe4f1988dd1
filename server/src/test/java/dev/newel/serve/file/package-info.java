/// Tests of what files are and are called.
@NullMarked
package dev.newel.serve.file;

import org.jspecify.annotations.NullMarked;
