/// JSON on the wire: strict reading, writing, and templates in which placeholders are filled.
@NullMarked
package dev.newel.serve.json;

import org.jspecify.annotations.NullMarked;
