package org.bucketbrigade.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TerrainTest {
  private final Terrain terrain = new Terrain(-100, -50, 10, 20, 18);

  private void fill() {
    for (int tile = 0; tile < terrain.tiles(); tile++) {
      for (int i = 0; i < Terrain.TILE * Terrain.TILE; i++) {
        int column = tile % 2 * Terrain.TILE + i % Terrain.TILE;
        int row = tile / 2 * Terrain.TILE + i / Terrain.TILE;
        terrain.setPost(tile, i, 3 * column + 7 * row);
      }
    }
  }

  @Test
  void interpolatesBetweenPosts() {
    fill();
    assertThat(terrain.tiles()).isEqualTo(4);
    assertThat(terrain.amslM(-100, -50)).isZero();
    assertThat(terrain.amslM(-85, -45)).isCloseTo(1.5 * 3 + 0.5 * 7, within(1e-5));
    assertThat(terrain.amslM(90, 120)).isCloseTo(19 * 3 + 17 * 7, within(1e-5));
  }

  @Test
  void isUnknownBeyondItsEdgesAndForWhatIsNoNumber() {
    fill();
    assertThat(terrain.amslM(-100.01, 0)).isNaN();
    assertThat(terrain.amslM(0, 120.01)).isNaN();
    assertThat(terrain.amslM(Double.NaN, 0)).isNaN();
    assertThat(terrain.amslM(0, Double.POSITIVE_INFINITY)).isNaN();
  }

  @Test
  void isUnknownNextToAMissingPost() {
    fill();
    terrain.setPost(0, 2 * Terrain.TILE + 2, Float.NaN);
    assertThat(terrain.amslM(-85, -35)).isNaN();
    assertThat(terrain.amslM(-65, -35)).isNotNaN();
  }

  @Test
  void refusesAGridThatIsNone() {
    assertThatThrownBy(() -> new Terrain(0, 0, 0, 10, 10)).hasMessageContaining("out of range");
    assertThatThrownBy(() -> new Terrain(0, 0, Double.NaN, 10, 10))
        .hasMessageContaining("out of range");
    assertThatThrownBy(() -> new Terrain(0, 0, 10, 1, 10)).hasMessageContaining("out of range");
    assertThatThrownBy(() -> new Terrain(0, 0, 10, 10, 1_025)).hasMessageContaining("out of range");
  }
}
