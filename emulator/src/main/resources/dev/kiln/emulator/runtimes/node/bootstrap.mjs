// Runs a Node.js function: takes invocations from the Lambda Runtime API, calls the handler, posts what it answers.
// Needs Node.js 18 or later and nothing else. Reads AWS_LAMBDA_RUNTIME_API (host:port[/prefix]), _HANDLER, LAMBDA_TASK_ROOT.

import { runClassic, runPromise } from './buffered.mjs';
import { installConsole, logError, logInvocation } from './console.mjs';
import { CallbackHandlerDeprecated, UnhandledPromiseRejection } from './errors.mjs';
import { highWaterMarkOf, isStreaming, loadHandler } from './handler.mjs';
import { resolveImportsFromNodePath } from './node-path.mjs';
import { RuntimeApi } from './runtime-api.mjs';
import { runStreaming } from './streaming.mjs';

const UNCAUGHT_EXCEPTION_STATUS = 129;
const UNHANDLED_REJECTION_STATUS = 128;

installConsole();
const api = new RuntimeApi(required('AWS_LAMBDA_RUNTIME_API'));

// Where an error that nobody caught goes: to init/error at first, later to the invocation that is running.
let reportCrash = (error) => api.failInit(error);
let crashing = false;

process.on('uncaughtException', (error) => crash('Uncaught Exception', error, UNCAUGHT_EXCEPTION_STATUS));
process.on('unhandledRejection', (reason) =>
  crash('Unhandled Promise Rejection', new UnhandledPromiseRejection(reason), UNHANDLED_REJECTION_STATUS),
);

function crash(title, error, status) {
  if (crashing) return;
  crashing = true;
  logError(title, error);
  reportCrash(error)
    .catch((unreachable) => process.stderr.write(`The Runtime API did not take the error: ${unreachable}\n`))
    .finally(() => process.exit(status));
}

function required(variable) {
  const value = process.env[variable];
  if (value) return value;
  process.stderr.write(`${variable} is not set: this program is started by a Lambda environment\n`);
  process.exit(1);
}

// Node.js 24 was the first runtime on AWS without callbacks; its functions end when their promise does.
function takesCallbacks() {
  const runtime = /^AWS_Lambda_nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV ?? '')?.[1];
  return Number(runtime ?? process.versions.node.split('.')[0]) < 24;
}

async function load() {
  resolveImportsFromNodePath();
  const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT ?? process.cwd(), required('_HANDLER'));
  if (isStreaming(handler)) {
    const options = { highWaterMark: highWaterMarkOf(handler), waitsForEmptyEventLoop: takesCallbacks() };
    return (invocation, onCrash) => runStreaming(api, handler, invocation, options, onCrash);
  }
  if (takesCallbacks()) return (invocation) => runClassic(api, handler, invocation);
  if (handler.length >= 3) throw new CallbackHandlerDeprecated();
  return (invocation) => runPromise(api, handler, invocation);
}

async function nextInvocation() {
  try {
    return await api.next();
  } catch (error) {
    process.stderr.write(`The Runtime API is gone: ${error.message}\n`);
    return process.exit(1);
  }
}

async function loop(run) {
  for (;;) {
    const invocation = await nextInvocation();
    logInvocation(invocation.requestId, invocation.tenantId);
    invocation.publishTraceId();
    reportCrash = (error) => api.fail(invocation.requestId, error);
    await run(invocation, (report) => (reportCrash = report));
  }
}

load().then(loop).catch((error) => crash('Uncaught Exception', error, UNCAUGHT_EXCEPTION_STATUS));
