/// From an AsyncAPI description, 2 or 3 and of one file or many, to what it says.
@NullMarked
package dev.newel.read.asyncapi;

import org.jspecify.annotations.NullMarked;
