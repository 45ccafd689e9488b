package org.bucketbrigade.telemetry;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions on this thread that share a crew's telemetry of one tier. */
final class CrewGroup {
  final List<Client> members = new ArrayList<>();
  @Nullable ByteBuf keyframe;

  /** Sends a frame to all members that can take it; the others wait for the newest keyframe. */
  void send(ByteBuf frame, boolean isKeyframe) {
    if (isKeyframe) {
      remember(frame);
    }
    for (int i = 0; i < members.size(); i++) {
      Client client = members.get(i);
      if (!client.writable()) {
        client.missedKeyframe |= isKeyframe;
        continue;
      }
      if (client.missedKeyframe && !isKeyframe) {
        catchUp(client);
      }
      client.missedKeyframe = false;
      client.share(frame);
    }
  }

  private void remember(ByteBuf frame) {
    if (keyframe != null) {
      keyframe.release();
    }
    keyframe = frame.retain();
  }

  /** Sends the newest keyframe to a member that joined or missed it. */
  void catchUp(Client client) {
    if (keyframe != null) {
      client.share(keyframe);
    }
  }

  void release() {
    if (keyframe != null) {
      keyframe.release();
      keyframe = null;
    }
  }
}
