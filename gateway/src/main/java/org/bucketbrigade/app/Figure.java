package org.bucketbrigade.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** One measured number of a report. A value that is not finite stands for "not measured". */
record Figure(double value, String unit, @Nullable Goal goal) {
  private static final MathContext DIGITS = new MathContext(6);
  private static final double EXACT_INTEGERS = 1L << 53;

  boolean holds() {
    return goal == null || goal.holds(value);
  }

  /** The number as people read it: integers whole, others with six digits, never an exponent. */
  String text() {
    if (!Double.isFinite(value)) {
      return "not measured";
    }
    return decimal().toPlainString();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (Double.isFinite(value)) {
      json.put("value", decimal());
    } else {
      json.putNull("value");
    }
    json.put("unit", unit);
    if (goal != null) {
      json.put("goal", goal.text()).put("holds", holds());
    }
    return json;
  }

  private BigDecimal decimal() {
    if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
      return BigDecimal.valueOf((long) value);
    }
    BigDecimal rounded = new BigDecimal(value, DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
