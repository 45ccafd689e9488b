package org.bucketbrigade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class GrowthPlotTest {
  private final GrowthPlot plot = new GrowthPlot("growth", "A < B", "drones", "ms");

  @Test
  void drawsProportionalGrowthAsAStraightLine() throws Exception {
    plot.add("tick", 10, 0.03);
    plot.add("tick", 100, 0.3);
    plot.add("tick", 1_000, 3);

    NodeList circles = parse().getElementsByTagName("circle");

    assertThat(circles.getLength()).isEqualTo(3);
    assertThat(at(circles, 1, "cx") - at(circles, 0, "cx"))
        .isCloseTo(at(circles, 2, "cx") - at(circles, 1, "cx"), within());
    assertThat(at(circles, 1, "cy") - at(circles, 0, "cy"))
        .isNegative()
        .isCloseTo(at(circles, 2, "cy") - at(circles, 1, "cy"), within());
  }

  @Test
  void drawsALineForEachSeries() throws Exception {
    plot.add("one", 1, 0.9);
    plot.add("two", 1, 1.1);
    assertThat(parse().getElementsByTagName("polyline").getLength()).isEqualTo(2);
  }

  @Test
  void refusesWhatALogarithmicAxisDoesNotHave() {
    assertThatThrownBy(() -> plot.add("tick", 10, 0)).hasMessageContaining("tick");
    assertThatThrownBy(() -> plot.add("tick", 10, Double.NaN)).hasMessageContaining("tick");
  }

  private Document parse() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(plot.svg())));
  }

  private static double at(NodeList circles, int index, String attribute) {
    return Double.parseDouble(((Element) circles.item(index)).getAttribute(attribute));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.2);
  }
}
