package org.bucketbrigade.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.bucketbrigade.core.SignIn;
import org.bucketbrigade.journal.JournalRecord;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.Assign;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Objection;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Steer;
import org.bucketbrigade.wire.v1.Vote;
import org.jspecify.annotations.Nullable;

/** What people sent, in {@code inputs.csv}; remembers what each act was. */
final class Inputs implements AutoCloseable {
  /** What an act was, for its outcome. */
  record Asked(String kind, int droneId) {}

  /** Acts remembered; answers come within seconds. */
  private static final int MOST_ACTS = 20_000;

  private static final Asked UNKNOWN = new Asked("", 0);
  private static final String HEADER =
      "time_us,event,person,role,kind,drone_id,north_mps,east_mps,down_mps,lat_e7,lon_e7,amsl_m"
          + ",what,act,other_person";

  private record Sender(long pseudonym, Role role) {}

  private final Table table;
  private final Pseudonyms pseudonyms;
  private final Map<Integer, Sender> senders = new HashMap<>();
  private final Map<ByteString, Asked> acts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteString, Asked> eldest) {
          return size() > MOST_ACTS;
        }
      };

  Inputs(Path folder, Pseudonyms pseudonyms) throws IOException {
    table = new Table(folder.resolve("inputs.csv"), HEADER);
    this.pseudonyms = pseudonyms;
  }

  void signedIn(JournalRecord record) {
    DirectBuffer buffer = record.buffer();
    Role role = Role.forNumber(SignIn.role(buffer, record.offset()));
    senders.put(
        record.source(),
        new Sender(
            pseudonyms.of(SignIn.personId(buffer, record.offset())),
            role == null ? Role.ROLE_UNSPECIFIED : role));
  }

  /** The pseudonym of who is in a session; 0: nobody. */
  long person(int session) {
    Sender sender = senders.get(session);
    return sender == null ? 0 : sender.pseudonym;
  }

  Asked act(ByteString actId) {
    return acts.getOrDefault(actId, UNKNOWN);
  }

  /** One message. What is not said on purpose, such as echoes, is no input. */
  void message(JournalRecord record, long micros) {
    Sender sender = senders.get(record.source());
    ClientMessage message = parse(record);
    if (sender == null || message == null) {
      return;
    }
    String kind = message.getBodyCase().name().toLowerCase(Locale.ROOT);
    switch (message.getBodyCase()) {
      case STEER, AIM, VOTE, HOLD, ORDER, OBJECTION, JOIN, LEAVE, ASSIGN, SECTOR_ORDER -> {
        table.add(micros).add(record.event()).add(sender.pseudonym).add(sender.role, "ROLE_");
        table.add(kind);
      }
      default -> {
        return;
      }
    }
    switch (message.getBodyCase()) {
      case STEER -> steer(message.getSteer());
      case AIM -> aim(message.getAim());
      case VOTE -> vote(message.getVote());
      case HOLD -> {
        table.add(message.getHold().getDroneId()).skip(7);
        act(message.getHold().getActId(), kind, message.getHold().getDroneId());
      }
      case ORDER -> order(message.getOrder());
      case OBJECTION -> objection(message.getObjection());
      case JOIN -> table.add(message.getJoin().getDroneId());
      case ASSIGN -> assign(message.getAssign());
      case SECTOR_ORDER -> {
        table.skip(7).add(message.getSectorOrder().getRemove() ? "remove" : "draw");
        act(message.getSectorOrder().getActId(), kind, 0);
      }
      default -> {}
    }
    table.end();
  }

  private static @Nullable ClientMessage parse(JournalRecord record) {
    byte[] bytes = new byte[record.length()];
    record.buffer().getBytes(record.offset(), bytes);
    try {
      return ClientMessage.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return null; // the core has refused it, too
    }
  }

  private void steer(Steer steer) {
    table.add(steer.getDroneId());
    table.scaled(steer.getNorthCms(), 2).scaled(steer.getEastCms(), 2);
    table.scaled(steer.getDownCms(), 2).skip(3);
    table.add(steer.getReleased() ? "released" : "");
  }

  private void aim(Aim aim) {
    table.add(aim.getDroneId()).skip(3).add(aim.getLatE7()).add(aim.getLonE7());
    table.scaled(aim.getHeightAmslCm(), 2).add(aim.getReleased() ? "released" : "");
  }

  private void vote(Vote vote) {
    String what = Table.word(vote.getAct(), "ACT_");
    table.add(vote.getDroneId()).skip(3).add(vote.getLatE7()).add(vote.getLonE7()).skip(1);
    table.add(what);
    act(vote.getActId(), "vote " + what, vote.getDroneId());
  }

  private void order(Order order) {
    String what = Table.word(order.getKind(), "ORDER_");
    int droneId = order.getDroneIdsCount() == 1 ? order.getDroneIds(0) : 0;
    table.add(droneId).skip(6).add(what);
    act(order.getActId(), "order " + what, droneId);
  }

  private void objection(Objection objection) {
    String what = objection.getHazard() ? "hazard" : "veto";
    table.add(objection.getDroneId()).skip(3).add(objection.getLatE7()).add(objection.getLonE7());
    table.skip(1).add(what);
    act(objection.getActId(), what, objection.getDroneId());
  }

  private void assign(Assign assign) {
    table.add(assign.getDroneId()).skip(6).add(assign.getSpotter() ? "spotter" : "pilot");
    act(assign.getActId(), "assign", assign.getDroneId());
    table.add(pseudonyms.of(assign.getPersonId()));
  }

  private void act(ByteString actId, String kind, int droneId) {
    acts.put(actId, new Asked(kind, droneId));
    table.add(pseudonyms.of(actId.toByteArray()));
  }

  /** Whether a vote's outcome is a drop's. */
  static boolean isDrop(Asked asked) {
    return asked.kind().equals("vote " + Table.word(Act.ACT_DROP, "ACT_"));
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
