// Handlers that answer with one value.

import { logError } from './console.mjs';
import { NodeJsExit } from './errors.mjs';
import { forgetIdle, whenIdle } from './idle.mjs';

/**
 * Up to Node.js 22: a handler answers through its callback, its context or a promise, whichever is first. What it returns
 * otherwise does not count; a handler that never answers is done, with null, when nothing is left in the event loop.
 */
export function runClassic(api, handler, invocation) {
  return new Promise((resolve, reject) => {
    let waits = true;
    let answered = false;
    let gaveUp = false;

    const first = (answer) => (...values) => {
      if (gaveUp) {
        console.error(
          'Invocation has already been reported as done. Cannot call complete more than once per invocation.',
        );
      } else if (!answered) {
        answered = true;
        forgetIdle();
        answer(...values);
      }
    };
    const fail = (error) => {
      logError('Invoke Error', error);
      api.fail(invocation.requestId, error).then(resolve, reject);
    };
    const succeed = (value) => {
      const json = toJson(value);
      if (json instanceof Error) fail(json);
      else api.respond(invocation.requestId, json).then(resolve, reject);
    };
    const isError = (error) => error !== undefined && error !== null;
    const callback = first((error, value) => {
      if (isError(error)) fail(error);
      else if (waits) whenIdle(() => succeed(value));
      else succeed(value);
    });
    const context = {
      get callbackWaitsForEmptyEventLoop() {
        return waits;
      },
      set callbackWaitsForEmptyEventLoop(value) {
        waits = value;
      },
      succeed: first(succeed),
      fail: first((error) => fail(error ?? 'handled')),
      done: first((error, value) => (isError(error) ? fail(error) : succeed(value))),
    };

    whenIdle(() => {
      gaveUp = true;
      if (handler.constructor?.name === 'AsyncFunction') fail(new NodeJsExit());
      else succeed(null);
    });
    try {
      const result = handler(invocation.event(), invocation.describeIn(context), callback);
      if (typeof result?.then === 'function') result.then(context.succeed, context.fail);
    } catch (error) {
      callback(error);
    }
  });
}

/** From Node.js 24 on: a handler answers with what it returns, or with what its promise brings. */
export async function runPromise(api, handler, invocation) {
  const stuck = new Promise((_, reject) => whenIdle(() => reject(new NodeJsExit())));
  const call = async () => handler(invocation.event(), invocation.describeIn({}));
  try {
    const json = toJson(await Promise.race([call(), stuck]));
    if (json instanceof Error) throw json;
    forgetIdle();
    await api.respond(invocation.requestId, json);
  } catch (error) {
    forgetIdle();
    logError('Invoke Error', error);
    await api.fail(invocation.requestId, error);
  }
}

function toJson(value) {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return new Error('Unable to stringify response body');
  }
}
