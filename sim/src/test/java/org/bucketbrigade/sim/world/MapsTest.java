package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class MapsTest {
  private final World world = World.withoutHelp(Scenarios.open("demo"), 1, Places.ticks(900));

  @Test
  void textShowsFireBurntGroundLakesHousesBaseAndDrones() {
    String map =
        new AsciiMap(world, 60, 20, false)
            .draw(new double[] {0, 99_999}, new double[] {-700, 0}, 2);
    assertThat(map.lines()).hasSize(20).allMatch(line -> line.length() == 60);
    assertThat(map).contains("*", ".", "~", "h", "F", "=");
    assertThat(map.chars().filter(c -> c == 'o').count()).isEqualTo(1);
    assertThat(map.lines().toList().get(15).charAt(30)).isEqualTo('o');
  }

  @Test
  void coloursSurroundTheSameTextAndAreSwitchedOffAtEachLinesEnd() {
    double[] none = {};
    String plain = new AsciiMap(world, 60, 20, false).draw(none, none, 0);
    String colourful = new AsciiMap(world, 60, 20, true).draw(none, none, 0);
    assertThat(colourful).contains("\u001b[");
    assertThat(colourful.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(colourful.lines())
        .allMatch(l -> l.lastIndexOf("\u001b[0") == l.lastIndexOf("\u001b"));
    assertThat(colourful.lines()).allMatch(l -> l.matches(".*\u001b\\[0;?m *|[^\u001b]*"));
  }

  @Test
  void pictureHasTheGridsShapeAndNorthOnTop() {
    BufferedImage image = MapImage.of(world, 2);
    assertThat(image.getWidth()).isEqualTo(512);
    assertThat(image.getHeight()).isEqualTo(512);
    // The lake at 90 m east, 420 m south of the middle.
    assertThat(image.getRGB(256 + 18, 256 + 84) & 0xffffff).isEqualTo(0x0072b2);
  }
}
