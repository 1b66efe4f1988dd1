/// Tests of the YAML reader.
@NullMarked
package dev.newel.read.yaml;

import org.jspecify.annotations.NullMarked;
