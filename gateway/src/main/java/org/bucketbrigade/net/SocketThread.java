package org.bucketbrigade.net;

import org.bucketbrigade.pipeline.Inlet;
import org.bucketbrigade.telemetry.FanOut;

/** What all sockets of one thread share. */
record SocketThread(FanOut fanOut, SessionSlots slots, Inlet inlet, BadInput badInput) {}
