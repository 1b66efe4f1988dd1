/// Tests of the reader of AsyncAPI descriptions.
@NullMarked
package dev.newel.read.asyncapi;

import org.jspecify.annotations.NullMarked;
