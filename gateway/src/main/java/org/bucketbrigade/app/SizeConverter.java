package org.bucketbrigade.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes as people write them: 64MiB, 20GiB. */
public final class SizeConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(MiB|GiB)");
  private static final int MIB_SHIFT = 20;
  private static final int GIB_SHIFT = 30;

  /** In bytes. */
  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is no size; write 64MiB or 20GiB");
    }
    return Long.parseLong(matcher.group(1))
        << ("MiB".equals(matcher.group(2)) ? MIB_SHIFT : GIB_SHIFT);
  }
}
