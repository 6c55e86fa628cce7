// Handlers wrapped in awslambda.streamifyResponse: they write while they run.

import { logError } from './console.mjs';
import { whenIdle } from './idle.mjs';

// The longest delay a timer takes.
const FOREVER_MILLIS = 2 ** 31 - 1;

export async function runStreaming(api, handler, invocation, { highWaterMark, waitsForEmptyEventLoop }, onCrash) {
  const stream = api.stream(invocation.requestId, highWaterMark);
  const context = { callbackWaitsForEmptyEventLoop: waitsForEmptyEventLoop };
  // An open response keeps the process: a handler that neither ends it nor has anything left to do runs into its timeout.
  const open = setInterval(() => {}, FOREVER_MILLIS);
  onCrash((error) => fail(api, invocation, stream, error));
  try {
    const result = handler(invocation.event(), stream, invocation.describeIn(context));
    // A string and not an Error, so that the caller sees what AWS answers.
    if (typeof result?.then !== 'function') throw 'Streaming does not support non-async handlers.';
    if ((await result) !== undefined) console.warn('Streaming handlers ignore return values.');
    await stream.accepted;
  } catch (error) {
    logError('Invoke Error', error);
    await fail(api, invocation, stream, error);
  } finally {
    clearInterval(open);
  }
  if (context.callbackWaitsForEmptyEventLoop) await new Promise(whenIdle);
}

async function fail(api, invocation, stream, error) {
  if (stream.destroyed && !stream.isOpened) {
    await api.fail(invocation.requestId, error);
    return;
  }
  if (!stream.destroyed && !stream.writableEnded) stream.fail(error);
  await stream.accepted.catch(() => {});
}
