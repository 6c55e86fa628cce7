// Makes console.* write the lines that a function's log shows on AWS: text with tabs, or one JSON object a line.

import { format } from 'node:util';
import { describe } from './errors.mjs';

// Logging libraries look the request up under these symbols.
const REQUEST_ID = Symbol.for('aws.lambda.runtime.requestId');
const TENANT_ID = Symbol.for('aws.lambda.runtime.tenantId');

const METHODS = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR', fatal: 'FATAL' };
const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

const inJson = process.env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === 'JSON';

export function installConsole() {
  const threshold = Math.max(0, LEVELS.indexOf(process.env.AWS_LAMBDA_LOG_LEVEL?.toUpperCase()));
  for (const [method, level] of Object.entries(METHODS)) {
    const isOn = level === 'FATAL' || LEVELS.indexOf(level) >= threshold;
    console[method] = isOn ? (...message) => write(level, message) : () => {};
  }
}

export function logInvocation(requestId, tenantId) {
  globalThis[REQUEST_ID] = requestId;
  globalThis[TENANT_ID] = tenantId;
}

/** Logs a failure the way the runtime does it, which is not the way console.error does it. */
export function logError(title, thrown) {
  const error = thrown instanceof Error ? thrown : new Error(thrown);
  if (inJson) console.error(error);
  else console.error(title, '\t' + enumerable(error));
}

function write(level, message) {
  const time = new Date().toISOString();
  const line = inJson ? jsonLine(time, level, message) : `${time}\t${globalThis[REQUEST_ID]}\t${level}\t${format(...message)}`;
  // A carriage return keeps a message of many lines one log event.
  process.stdout.write(line.replaceAll('\n', '\r') + '\n');
}

function jsonLine(timestamp, level, message) {
  const entry = { timestamp, level, requestId: globalThis[REQUEST_ID], tenantId: globalThis[TENANT_ID] ?? undefined };
  if (message.length === 1) {
    try {
      return JSON.stringify({ ...entry, message: message[0] }, (_, value) =>
        value instanceof Error ? { ...loggedError(value), ...value } : value,
      );
    } catch {
      return JSON.stringify({ ...entry, message: format(message[0]) });
    }
  }
  const error = message.find((part) => part instanceof Error);
  return JSON.stringify({ ...entry, message: format(...message), ...(error && loggedError(error)) });
}

function loggedError(error) {
  return {
    errorType: error.constructor?.name ?? 'UnknownError',
    errorMessage: error.message,
    stackTrace: typeof error.stack === 'string' ? error.stack.split('\n') : [],
  };
}

// name, message and stack of an error are not enumerable: JSON.stringify would print {}.
function enumerable(error) {
  try {
    return JSON.stringify(error, (_, value) => {
      if (!(value instanceof Error)) return value;
      const { name: errorType, message: errorMessage, code, stack } = value;
      return { errorType, errorMessage, code, ...value, stack: stack?.split?.('\n') };
    });
  } catch {
    return JSON.stringify(describe(error));
  }
}
