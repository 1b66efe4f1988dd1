@NullMarked
package dev.newel.read.tree;

import org.jspecify.annotations.NullMarked;
