// The errors that belong to the runtime, and how any error is told to the Runtime API.

import { types } from 'node:util';

function named(type) {
  const error = class extends Error {};
  // On the prototype, so that the stack already begins with this name.
  error.prototype.name = `Runtime.${type}`;
  return error;
}

export const ImportModuleError = named('ImportModuleError');
export const HandlerNotFound = named('HandlerNotFound');
export const MalformedHandlerName = named('MalformedHandlerName');
export const UserCodeSyntaxError = named('UserCodeSyntaxError');
export const MalformedStreamingHandler = named('MalformedStreamingHandler');
export const InvalidStreamingOperation = named('InvalidStreamingOperation');

export class NodeJsExit extends named('NodeJsExit') {
  constructor() {
    super(
      'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a ' +
        'Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
    );
  }
}

export class UnhandledPromiseRejection extends named('UnhandledPromiseRejection') {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export class CallbackHandlerDeprecated extends named('CallbackHandlerDeprecated') {
  constructor() {
    super(
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need ' +
        'to modify this function to use a supported handler signature to use Node.js 24 or later. For more information ' +
        'see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
    );
  }
}

/** The body of an error post. Never throws, whatever was thrown at it. */
export function describe(error) {
  try {
    if (!types.isNativeError(error) && !looksLikeError(error)) {
      return { errorType: typeof error, errorMessage: error.toString(), trace: [] };
    }
    return {
      errorType: withoutDelete(error.name),
      errorMessage: withoutDelete(error.message),
      trace: withoutDelete(error.stack).split('\n'),
    };
  } catch {
    return {
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
    };
  }
}

function looksLikeError(value) {
  return Boolean(value) && ['name', 'message', 'stack'].every((key) => value[key] && typeof value[key] === 'string');
}

function withoutDelete(text) {
  return text?.replaceAll('\x7F', '%7F');
}

/** Text that may stand in a header: an error may have any name. */
export function headerToken(text) {
  return String(text).replaceAll(/[^\x21-\x7e]+/g, '_').slice(0, 256);
}

/** The cause in X-Ray's shape, or undefined where there is no stack to tell of. */
export function xrayCause(error) {
  if (typeof error?.stack !== 'string') return undefined;
  const stack = error.stack
    .split('\n')
    .map((line) => /^\s*at (?:(.*) )?\(?(.*?):(\d+)(?::\d+)?\)?$/.exec(line))
    .filter(Boolean)
    .map(([, label, path, line]) => ({ path, line: Number(line), label: label ?? 'anonymous' }));
  return {
    working_directory: process.cwd(),
    exceptions: [{ type: error.name, message: error.message, stack }],
    paths: [...new Set(stack.map((frame) => frame.path))],
  };
}
