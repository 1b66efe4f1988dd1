/// YAML and JSON of others as one tree of values with their places, quick for large files.
@NullMarked
package dev.newel.read.tree;

import org.jspecify.annotations.NullMarked;
