package dev.newel.read.bind;

import dev.newel.language.Backoff;
import dev.newel.language.Count;
import dev.newel.language.ErrorText;
import dev.newel.language.Expression;
import dev.newel.language.Guard;
import dev.newel.language.Http;
import dev.newel.language.Move;
import dev.newel.language.Range;
import dev.newel.language.Rate;
import dev.newel.language.Reading;
import dev.newel.language.Rows;
import dev.newel.language.Schedule;
import dev.newel.language.Share;
import dev.newel.language.Since;
import dev.newel.language.Size;
import dev.newel.language.TimeAmount;
import dev.newel.language.TypeText;
import dev.newel.language.Volume;
import dev.newel.language.Window;
import java.util.Map;
import java.util.function.Function;

/// The values that are written as one text, and what reads each.
final class Lines {
  private static final Map<Class<?>, Function<String, Reading<?>>> READERS =
      Map.ofEntries(
          Map.entry(Backoff.class, Backoff::read),
          Map.entry(Count.FailureCount.class, Count.FailureCount::read),
          Map.entry(Count.RequestCount.class, Count.RequestCount::read),
          Map.entry(Count.VersionCount.class, Count.VersionCount::read),
          Map.entry(ErrorText.class, ErrorText::read),
          Map.entry(Expression.class, Expression::read),
          Map.entry(Guard.class, Guard::read),
          Map.entry(Http.class, Http::read),
          Map.entry(Move.class, Move::read),
          Map.entry(Range.class, Range::read),
          Map.entry(Rate.class, Rate::read),
          Map.entry(Rows.class, Rows::read),
          Map.entry(Schedule.class, Schedule::read),
          Map.entry(Since.class, Since::read),
          Map.entry(Share.class, Share::read),
          Map.entry(Size.class, Size::read),
          Map.entry(TimeAmount.class, TimeAmount::read),
          Map.entry(TypeText.class, TypeText::read),
          Map.entry(Volume.class, Volume::read),
          Map.entry(Window.class, Window::read));

  private Lines() {}

  static Reading<?> read(Class<?> of, String text) {
    var reader = READERS.get(of);
    if (reader == null) {
      throw new IllegalArgumentException("nothing reads " + of);
    }
    return reader.apply(text);
  }
}
