/// YAML 1.2 text to a tree of our own, with places, comments and findings; no type of the YAML
/// library leaves it.
@NullMarked
package dev.newel.read.yaml;

import org.jspecify.annotations.NullMarked;
