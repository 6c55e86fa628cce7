// Lets `import` find packages in the folders of NODE_PATH, as Lambda's own Node.js does; plain Node.js looks there for
// require() only. Without this, ES modules could not import from a layer.

import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = /^[^./][^:]*$/;

/** Parents from whose point of view the ordinary search finds the folders of NODE_PATH. */
function parents() {
  return (process.env.NODE_PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.basename(folder) === 'node_modules' && fs.existsSync(folder))
    .map((folder) => pathToFileURL(path.join(path.dirname(folder), 'importer.mjs')).href);
}

export function resolveImportsFromNodePath() {
  if (parents().length === 0) return;
  // Hooks in this thread came with Node.js 22.15; before, from 18.19 on, they live in a thread of their own.
  if (module.registerHooks) module.registerHooks({ resolve: resolveHere });
  else module.register?.(import.meta.url);
}

function resolveHere(specifier, context, next) {
  try {
    return next(specifier, context);
  } catch (error) {
    for (const parentURL of candidates(specifier, error)) {
      try {
        return next(specifier, { ...context, parentURL });
      } catch (another) {
        if (another?.code !== 'ERR_MODULE_NOT_FOUND') throw another;
      }
    }
    throw error;
  }
}

/** The hook for Node.js with hooks in another thread, found there by its name. */
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    for (const parentURL of candidates(specifier, error)) {
      try {
        return await next(specifier, { ...context, parentURL });
      } catch (another) {
        if (another?.code !== 'ERR_MODULE_NOT_FOUND') throw another;
      }
    }
    throw error;
  }
}

function candidates(specifier, error) {
  return error?.code === 'ERR_MODULE_NOT_FOUND' && PACKAGE.test(specifier) ? parents() : [];
}
