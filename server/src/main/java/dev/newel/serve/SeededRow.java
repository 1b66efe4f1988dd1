package dev.newel.serve;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row that others may refer to.
record SeededRow(Object key, Map<String, @Nullable Object> values) {}
