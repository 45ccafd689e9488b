package org.bucketbrigade.sim.water;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;
import org.bucketbrigade.sim.chance.Hash;

/** The log of drops: one entry for each opening of a valve that let water out. */
public final class Drops {
  private static final int FIRST_CAPACITY = 256;
  private static final int NONE = -1;

  private final Int2IntHashMap indexOf = new Int2IntHashMap(NONE);
  private int count;
  private double[] litres = new double[FIRST_CAPACITY];
  private double[] litresOnFire = new double[FIRST_CAPACITY];
  private double[] landed = new double[FIRST_CAPACITY];
  private double[] sumEast = new double[FIRST_CAPACITY];
  private double[] sumNorth = new double[FIRST_CAPACITY];
  private double totalOnFireL;

  /** Begins or goes on with a drop; tells its number. */
  public int open(int dropId) {
    int index = indexOf.get(dropId);
    if (index != NONE) {
      return index;
    }
    if (count == litres.length) {
      grow();
    }
    indexOf.put(dropId, count);
    return count++;
  }

  /** More water of a drop left the tank. */
  public void released(int drop, double amountL) {
    litres[drop] += amountL;
  }

  /** More water of a drop reached the ground. */
  public void landed(int drop, double eastM, double northM, double amountL, boolean onFire) {
    landed[drop] += amountL;
    sumEast[drop] += amountL * eastM;
    sumNorth[drop] += amountL * northM;
    if (onFire) {
      litresOnFire[drop] += amountL;
      totalOnFireL += amountL;
    }
  }

  /** How many drops there were. */
  public int count() {
    return count;
  }

  /** Water that landed on burning cells or on cells that touch one, litres. */
  public double onFireL() {
    return totalOnFireL;
  }

  /** Water that left the tank in a drop, litres; drops are numbered from 0 as they began. */
  public double litres(int drop) {
    return litres[drop];
  }

  /** Of a drop's water, litres that landed on burning cells or on cells that touch one. */
  public double litresOnFire(int drop) {
    return litresOnFire[drop];
  }

  /** Middle of where a drop's water landed, metres; not a number if none did. */
  public double eastM(int drop) {
    return sumEast[drop] / landed[drop];
  }

  /** Middle of where a drop's water landed, metres; not a number if none did. */
  public double northM(int drop) {
    return sumNorth[drop] / landed[drop];
  }

  private void grow() {
    int capacity = count * 2;
    litres = Arrays.copyOf(litres, capacity);
    litresOnFire = Arrays.copyOf(litresOnFire, capacity);
    landed = Arrays.copyOf(landed, capacity);
    sumEast = Arrays.copyOf(sumEast, capacity);
    sumNorth = Arrays.copyOf(sumNorth, capacity);
  }

  /** Mixes all that it remembers into a hash. */
  public long fold(long hash) {
    long h = Hash.fold(hash, count);
    for (int drop = 0; drop < count; drop++) {
      h = Hash.fold(h, litres[drop]);
      h = Hash.fold(h, litresOnFire[drop]);
      h = Hash.fold(h, sumEast[drop]);
      h = Hash.fold(h, sumNorth[drop]);
    }
    return h;
  }
}
