package org.bucketbrigade.sim.crowd;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Protocol;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Tier;

/**
 * Many simulated people: makes them, and counts what they do.
 *
 * <p>The people of one crowd share decoded messages and figures, nothing else. Same settings, same
 * bytes in at the same times: same bytes out.
 */
public final class Crowd {
  /** Person number of the pilot in command; operators count from 1. */
  public static final int PIC_NUMBER = 0;

  private static final String CLIENT = "brigade crowd";

  private final CrowdFigures figures = new CrowdFigures();
  private final PayloadCache cache = new PayloadCache();
  private final CrowdSettings settings;
  private final TokenSource tokens;
  private final List<PersonClient> operators = new ArrayList<>();

  /** Makes the operators; nobody is connected yet. */
  public Crowd(CrowdSettings settings, TokenSource tokens) {
    this.settings = settings;
    this.tokens = tokens;
    for (int number = 1; number <= settings.operators(); number++) {
      operators.add(operator(number));
    }
  }

  private PersonClient operator(int number) {
    boolean light =
        Chance.uniform(settings.seed(), number, 0, Personality.CHANNEL_TIER)
            < settings.lightShare();
    Personality personality = Personality.of(settings, number);
    Brain brain = settings.random() ? new RandomBrain(personality) : new OperatorBrain(personality);
    Hello hello = hello(number, Role.ROLE_OPERATOR, light ? Tier.TIER_LIGHT : Tier.TIER_FULL);
    return new OperatorClient(hello, personHash(number), brain, cache, figures);
  }

  /** Makes a pilot in command. Its token is asked for with {@link #PIC_NUMBER}. */
  public PersonClient pilotInCommand(PicSettings how) {
    Hello hello = hello(PIC_NUMBER, Role.ROLE_PIC, Tier.TIER_FULL);
    return new PicClient(hello, personHash(PIC_NUMBER), how, cache, figures);
  }

  /** The operators, by number from 1. */
  public List<PersonClient> operators() {
    return List.copyOf(operators);
  }

  /** What all of them did so far. */
  public CrowdFigures figures() {
    return figures;
  }

  private Hello hello(int number, Role role, Tier tier) {
    return Hello.newBuilder()
        .setProtocolVersion(Protocol.PROTOCOL_VERSION_VALUE)
        .setToken(tokens.token(number, role))
        .setClient(CLIENT)
        .setTier(tier)
        .build();
  }

  private long personHash(int number) {
    return Chance.bits(settings.seed(), number, 0, Personality.CHANNEL_ACT_ID);
  }
}
