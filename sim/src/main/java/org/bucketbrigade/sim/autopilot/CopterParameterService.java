package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.ParamRequestList;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;

/**
 * Lists, reads and sets parameters over MAVLink.
 *
 * <p>A value that was set is echoed; a name that does not exist gets silence. All values travel as
 * floats, those of whole-number types too (a C cast, unlike PX4's bytewise encoding).
 */
final class CopterParameterService {
  /** A real vehicle sends its 1354 parameters in 0.83 s. */
  private static final int LISTED_PER_TICK = 6;

  private final Parameters parameters;
  private final Downlink downlink;
  private final ParamRequestRead read = new ParamRequestRead();
  private final ParamRequestList list = new ParamRequestList();
  private final ParamSet set = new ParamSet();
  private final ParamValue value = new ParamValue();
  private int nextListed;

  CopterParameterService(Parameters parameters, Downlink downlink) {
    this.parameters = parameters;
    this.downlink = downlink;
    reset();
  }

  void onRead(FrameView frame) {
    read.wrap(frame);
    if (!isMine(read.targetSystem())) {
      return;
    }
    int index = read.paramIndex();
    if (index < 0) {
      index = parameters.indexOf(read::paramIdEquals);
    }
    if (index >= 0 && index < parameters.count()) {
      send(index);
    }
  }

  void onList(FrameView frame) {
    list.wrap(frame);
    if (isMine(list.targetSystem())) {
      nextListed = 0;
    }
  }

  void onSet(FrameView frame) {
    set.wrap(frame);
    if (!isMine(set.targetSystem()) || !Float.isFinite(set.paramValue())) {
      return;
    }
    int index = parameters.indexOf(set::paramIdEquals);
    if (index >= 0) {
      parameters.set(parameters.at(index), set.paramValue());
      send(index);
    }
  }

  /** Goes on with a list that was asked for. */
  void tick() {
    for (int i = 0; i < LISTED_PER_TICK && nextListed < parameters.count(); i++) {
      send(nextListed++);
    }
  }

  void reset() {
    nextListed = parameters.count();
  }

  private boolean isMine(int targetSystem) {
    return targetSystem == 0 || targetSystem == downlink.systemId();
  }

  private void send(int index) {
    Parameter parameter = parameters.at(index);
    value.clear();
    value
        .paramId(parameter.name())
        .paramValue((float) parameters.get(parameter))
        .paramType(parameter.type())
        .paramCount(parameters.count())
        .paramIndex(index);
    downlink.send(value);
  }
}
