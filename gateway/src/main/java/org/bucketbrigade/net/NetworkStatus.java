package org.bucketbrigade.net;

import java.util.List;

/**
 * A network of vehicles in numbers, at one moment; the names are those of {@code /links}.
 *
 * @param network its number, from 0
 * @param endpoints those that are open
 */
public record NetworkStatus(int network, List<EndpointStatus> endpoints) {
  /**
   * An endpoint in numbers.
   *
   * @param number within its network, 0 to 15; free again when the endpoint is removed
   * @param endpoint as it is written to add or remove it
   * @param counts of all that came and went there
   * @param vehicles the systems that were heard there, gimbals and radios with heartbeats too
   */
  public record EndpointStatus(
      int number, String endpoint, LinkCounts.Snapshot counts, List<VehicleStatus> vehicles) {}

  /**
   * A system on one endpoint, in numbers.
   *
   * @param system its id, 1 to 255
   * @param address where it is believed
   * @param framesOut to that address, which several systems may share
   * @param bytesOut as framesOut
   * @param lost frames missing by their running numbers; late ones are among them
   * @param heartbeatAgeMs since its last heartbeat here, -1 if there was none
   * @param roundTripUs from a command to its answer, the last that was measured; -1 if none was
   */
  public record VehicleStatus(
      int system,
      String address,
      long framesIn,
      long bytesIn,
      long framesOut,
      long bytesOut,
      long lost,
      long duplicates,
      long late,
      long strangers,
      long heartbeatAgeMs,
      long roundTripUs) {}
}
