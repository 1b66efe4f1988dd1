/// A large design, made by rule, with which speed is measured.
@NullMarked
package dev.newel.bench;

import org.jspecify.annotations.NullMarked;
