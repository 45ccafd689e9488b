package org.bucketbrigade.net;

/** One endpoint of a network: what it is, and its counts. Belongs to the sockets' one thread. */
abstract sealed class NetworkEndpoint implements Endpoint permits VehicleEndpoint, StationEndpoint {
  final VehicleNetwork network;
  final LinkCounts counts = new LinkCounts();
  private final int number;
  private EndpointSpec spec;

  NetworkEndpoint(VehicleNetwork network, int number, EndpointSpec spec) {
    this.network = network;
    this.number = number;
    this.spec = spec;
  }

  /** What it is; with the port chosen once it is open, if any free one was asked for. */
  final EndpointSpec spec() {
    return spec;
  }

  final void spec(EndpointSpec opened) {
    spec = opened;
  }

  /** Its number within the network. */
  final int number() {
    return number;
  }

  /** The endpoint in numbers. */
  abstract NetworkStatus.EndpointStatus status(long nowNanos);

  @Override
  public final void noise(Object from, long crcErrors, long garbageBytes, long unknownFlags) {
    counts.crcErrors += crcErrors;
    counts.garbageBytes += garbageBytes;
    counts.unknownFlags += unknownFlags;
    network.wrong(from, crcErrors + garbageBytes + unknownFlags);
  }

  @Override
  public final void stranger() {
    counts.strangers++;
  }

  @Override
  public final void bad(Object from, String what) {
    network.bad(from, what);
  }
}
