package org.bucketbrigade.app;

import java.util.Locale;
import org.bucketbrigade.wire.v1.Reason;

/** Why something was refused, and what to do, for somebody at a command line. */
final class Reasons {
  private Reasons() {}

  static String explain(Reason reason) {
    return switch (reason) {
      case REASON_ROLE_FORBIDS -> "only the pilot in command may do that; use their token";
      case REASON_NO_SUCH_DRONE -> "there is no such drone; see vehicle list";
      case REASON_FEED_STALE -> "the incident feed is silent; start it again";
      case REASON_NOT_READY -> "the vehicle is not ready; vehicle list says what it waits for";
      case REASON_UNSIGNED ->
          "its link is not signed and not on this machine, so that others could pose as it; sign it"
              + " (gateway --mavlink-key), or take it on yourself with vehicle accept";
      case REASON_EXTERNAL -> "somebody else flies it; bring it to a hold, then vehicle release";
      case REASON_NOT_FLYING -> "it is not flying";
      case REASON_OUTSIDE_AREA -> "that lies outside of its flight area, or above its ceiling";
      case REASON_NOT_DURABLE -> "the journal's disk is too slow or full";
      case REASON_SITE_KNOWN -> "a feed has told the place already";
      case REASON_PARAMETER_UNSAFE -> "a parameter of the autopilot cannot be made safe";
      case REASON_FENCE_REFUSED -> "the autopilot does not take its fence";
      case REASON_AUTOPILOT_DENIED -> "the autopilot refused";
      case REASON_AUTOPILOT_SILENT -> "the autopilot did not answer";
      case REASON_VEHICLE_TYPE -> "it is no multicopter";
      case REASON_VEHICLE_LOST -> "it is not heard any more";
      case REASON_NOT_AUTHORISED ->
          "no authorisation of the mission is recorded, or its time is over; record it with vehicle"
              + " authorise";
      case REASON_CHECKLIST -> "not every check of the checklist was confirmed";
      case REASON_NO_PERMIT ->
          "the pilot in command has not permitted leads to arm it again; only they may arm it";
      case REASON_NOT_LANDED -> "it does not stand disarmed at its pad after a flight";
      case REASON_TOO_FAR -> "a site has a radius of 50 to 2,000 m";
      default ->
          reason.name().substring("REASON_".length()).toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
