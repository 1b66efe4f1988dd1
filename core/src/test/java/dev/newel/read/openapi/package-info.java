@NullMarked
package dev.newel.read.openapi;

import org.jspecify.annotations.NullMarked;
