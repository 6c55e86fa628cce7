// Finds the function that a handler string such as `dir/file.export.nested` names.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  HandlerNotFound,
  ImportModuleError,
  MalformedHandlerName,
  MalformedStreamingHandler,
  UserCodeSyntaxError,
} from './errors.mjs';
import { HttpResponseStream } from './response-stream.mjs';

// Instrumentation libraries that wrap handlers know these symbols, so they have AWS's names.
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

const require = createRequire(import.meta.url);

export async function loadHandler(taskRoot, name) {
  if (name.includes('..')) {
    throw new MalformedHandlerName(
      `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const [, folder, module, exported] = /^(.*\/)?([^./]*)\.([^/]*)$/.exec(name) ?? [];
  if (exported === undefined) throw new MalformedHandlerName('Bad handler');

  publishAwslambda();
  const loaded = await loadModule(taskRoot, folder ?? '', module);
  const handler = exported.split('.').reduce((owner, key) => owner && owner[key], loaded);
  if (!handler) throw new HandlerNotFound(`${name} is undefined or not exported`);
  if (typeof handler !== 'function') throw new HandlerNotFound(`${name} is not a function`);
  return handler;
}

export function isStreaming(handler) {
  const mode = handler[STREAMING] ?? false;
  if (mode === false || mode === 'response') return mode === 'response';
  throw new MalformedStreamingHandler('Only response streaming is supported.');
}

export function highWaterMarkOf(handler) {
  const bytes = Number.parseInt(handler[HIGH_WATER_MARK]);
  return Number.isNaN(bytes) ? undefined : bytes;
}

// Must be there before the module of the function runs: streamifyResponse is called at its top level.
function publishAwslambda() {
  if (['1', 'true'].includes(process.env.AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA)) return;
  globalThis.awslambda = {
    streamifyResponse(handler, options) {
      handler[STREAMING] = 'response';
      if (typeof options?.highWaterMark === 'number') handler[HIGH_WATER_MARK] = Math.trunc(options.highWaterMark);
      return handler;
    },
    HttpResponseStream,
  };
}

async function loadModule(taskRoot, folder, module) {
  try {
    return await requireOrImport(taskRoot, folder, module);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserCodeSyntaxError(error);
    if (error?.code === 'MODULE_NOT_FOUND') throw new ImportModuleError(error);
    throw error;
  }
}

// The order is AWS's, and observable where a folder holds two files of one name.
async function requireOrImport(taskRoot, folder, module) {
  const file = path.resolve(taskRoot, folder, module);
  if (fs.existsSync(file)) return require(file);
  if (fs.existsSync(`${file}.js`)) {
    return isEsPackage(path.dirname(file)) ? import(pathToFileURL(`${file}.js`)) : require(`${file}.js`);
  }
  if (fs.existsSync(`${file}.mjs`)) return import(pathToFileURL(`${file}.mjs`));
  if (fs.existsSync(`${file}.cjs`)) return require(`${file}.cjs`);
  return require(require.resolve(module, { paths: [taskRoot, path.resolve(taskRoot, folder)] }));
}

function isEsPackage(folder) {
  if (path.basename(folder) === 'node_modules') return false;
  const manifest = path.join(folder, 'package.json');
  if (fs.existsSync(manifest)) {
    try {
      return JSON.parse(fs.readFileSync(manifest, 'utf8'))?.type === 'module';
    } catch (error) {
      console.warn(`${manifest} cannot be read, it will be ignored for ES module detection purposes.`, error);
      return false;
    }
  }
  const parent = path.dirname(folder);
  return parent !== folder && isEsPackage(parent);
}
