/**
 * AWS SQS: queues, standard and FIFO, whose messages lie in the store's tables under the orders they are given out by. A message
 * that is hidden or delayed is one whose time has not come; no timer is kept for it. Only receivers that wait are kept here, parked:
 * one timer a queue wakes them when the next message shows. One class an operation; {@link
 * dev.kiln.emulator.internal.sqs.SqsApi} lists them. May import {@code aws}, {@code json}, {@code store} and {@code time}.
 */
@NullMarked
package dev.kiln.emulator.internal.sqs;

import org.jspecify.annotations.NullMarked;
