package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.mavlink.ParamError;
import org.bucketbrigade.mavlink.ParamRequestList;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.sim.airframe.StateHash;

/**
 * Lists, reads and sets a PX4's parameters over MAVLink.
 *
 * <p>Whole numbers travel as the bits of an integer, not as a float of their value. A value that
 * was set is echoed twice and checked for nothing; a name that does not exist is answered with
 * PARAM_ERROR. A list begins with {@value #HASH_CHECK}, by which a station knows whether it has
 * seen all values before.
 */
final class Px4ParameterService {
  static final String HASH_CHECK = "_HASH_CHECK";

  /** A real vehicle sends its 879 parameters in 0.88 s. */
  private static final int LISTED_PER_TICK = 4;

  private static final int NOT_NUMBERED = 65_535;
  private static final int DOES_NOT_EXIST = 1;
  private static final int HASH = -1;

  private final Parameters parameters;
  private final Downlink downlink;
  private final ParamRequestRead read = new ParamRequestRead();
  private final ParamRequestList list = new ParamRequestList();
  private final ParamSet set = new ParamSet();
  private final ParamValue value = new ParamValue();
  private final ParamError error = new ParamError();
  private int nextListed;

  Px4ParameterService(Parameters parameters, Downlink downlink) {
    this.parameters = parameters;
    this.downlink = downlink;
    reset();
  }

  void onRead(FrameView frame) {
    read.wrap(frame);
    if (!isMine(read.targetSystem(), read.targetComponent())) {
      return;
    }
    int index = read.paramIndex();
    if (index < 0 && read.paramIdEquals(HASH_CHECK)) {
      sendHash();
      return;
    }
    if (index < 0) {
      index = parameters.indexOf(read::paramIdEquals);
    }
    if (index >= 0 && index < parameters.count()) {
      send(index);
    } else {
      refuse(frame, read.paramId(), read.paramIndex());
    }
  }

  void onList(FrameView frame) {
    list.wrap(frame);
    if (isMine(list.targetSystem(), list.targetComponent())) {
      nextListed = HASH;
    }
  }

  void onSet(FrameView frame) {
    set.wrap(frame);
    // To send back the hash is to say that no list is needed.
    if (!isMine(set.targetSystem(), set.targetComponent()) || set.paramIdEquals(HASH_CHECK)) {
      return;
    }
    int index = parameters.indexOf(set::paramIdEquals);
    if (index < 0) {
      refuse(frame, set.paramId(), -1);
      return;
    }
    Parameter parameter = parameters.at(index);
    boolean real = parameter.type() == MavParamType.REAL32;
    parameters.put(parameter, real ? set.paramValue() : set.paramValueBits());
    send(index);
    send(index);
  }

  /** Goes on with a list that was asked for. */
  void tick() {
    if (nextListed == HASH) {
      sendHash();
      nextListed = 0;
    }
    for (int i = 0; i < LISTED_PER_TICK && nextListed < parameters.count(); i++) {
      send(nextListed++);
    }
  }

  void reset() {
    nextListed = parameters.count();
  }

  private boolean isMine(int system, int component) {
    return downlink.isMine(system, component);
  }

  private void refuse(FrameView to, String name, int index) {
    error.clear();
    downlink.send(
        error
            .targetSystem(to.systemId())
            .targetComponent(to.componentId())
            .paramId(name)
            .paramIndex(index)
            .error(DOES_NOT_EXIST));
  }

  private void sendHash() {
    value.clear();
    value.paramId(HASH_CHECK).paramValueBits((int) parameters.hash(StateHash.EMPTY));
    send(MavParamType.UINT32, NOT_NUMBERED);
  }

  private void send(int index) {
    Parameter parameter = parameters.at(index);
    double number = parameters.get(parameter);
    value.clear();
    value.paramId(parameter.name());
    if (parameter.type() == MavParamType.REAL32) {
      value.paramValue((float) number);
    } else {
      value.paramValueBits((int) number);
    }
    send(parameter.type(), index);
  }

  private void send(int type, int index) {
    downlink.send(value.paramType(type).paramCount(parameters.count()).paramIndex(index));
  }
}
