/// Who people are, what roles they have, and what an operation demands of them.
@NullMarked
package dev.newel.design.access;

import org.jspecify.annotations.NullMarked;
