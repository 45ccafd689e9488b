package org.bucketbrigade.sim.harness;

import org.bucketbrigade.sim.link.Weather;

/**
 * The weather on the links of a virtual brigade, one way.
 *
 * @param drones between the gateway and the drones: datagrams
 * @param people between the gateway and people: WebSockets, which lose, double and reorder nothing,
 *     so that only delay and jitter are allowed
 */
public record LinkWeather(Weather drones, Weather people) {
  /** A fixed delay each: 10 ms to a drone, 40 ms to a person. */
  public static final LinkWeather USUAL =
      new LinkWeather(Weather.fixed(10_000_000L), Weather.fixed(40_000_000L));

  public LinkWeather {
    if (people.loss() + people.duplicate() + people.reorder() + people.corrupt() > 0) {
      throw new IllegalArgumentException("a WebSocket has delay and jitter only, not " + people);
    }
  }

  /** The usual weather but on the links of the drones. */
  public static LinkWeather forDrones(Weather weather) {
    return new LinkWeather(weather, USUAL.people);
  }
}
