// The Lambda Runtime API over HTTP.

import http from 'node:http';
import { describe, headerToken, xrayCause } from './errors.mjs';
import { Invocation } from './invocation.mjs';
import { ResponseStream } from './response-stream.mjs';

const VERSION = '2018-06-01';
const ERROR_TYPE = 'Lambda-Runtime-Function-Error-Type';
const XRAY_CAUSE = 'Lambda-Runtime-Function-XRay-Error-Cause';
// Servers limit a header; the cause is an extra that is not worth a refused error.
const XRAY_CAUSE_MAX_LENGTH = 64 * 1024;

export class RuntimeApi {
  #host;
  #port;
  #base;
  #agent = new http.Agent({ keepAlive: true });

  constructor(address) {
    const [authority, ...prefix] = address.split('/');
    const colon = authority.lastIndexOf(':');
    this.#host = colon < 0 ? authority : authority.slice(0, colon);
    this.#port = colon < 0 ? 80 : Number(authority.slice(colon + 1));
    this.#base = ['', ...prefix.filter(Boolean), VERSION, 'runtime'].join('/');
  }

  /** Waits for an invocation, for as long as it takes. */
  async next() {
    const { status, headers, body } = await this.#exchange('GET', '/invocation/next');
    if (status !== 200) throw new Error(`it answered ${status} ${body} to a request for the next invocation`);
    return new Invocation(headers, body);
  }

  respond(requestId, json) {
    return this.#exchange('POST', `/invocation/${encodeURIComponent(requestId)}/response`, json);
  }

  fail(requestId, error) {
    return this.#postError(`/invocation/${encodeURIComponent(requestId)}/error`, error);
  }

  failInit(error) {
    return this.#postError('/init/error', error);
  }

  /** A response whose request is opened by the first byte, and ended by the stream's end. */
  stream(requestId, highWaterMark) {
    const path = `${this.#base}/invocation/${encodeURIComponent(requestId)}/response`;
    return new ResponseStream((headers) => this.#request('POST', path, headers), highWaterMark);
  }

  #postError(path, error) {
    const description = describe(error);
    const headers = { [ERROR_TYPE]: headerToken(description.errorType) };
    const cause = xrayCause(error);
    if (cause) {
      const json = asciiJson(cause);
      if (json.length < XRAY_CAUSE_MAX_LENGTH) headers[XRAY_CAUSE] = json;
    }
    return this.#exchange('POST', path, JSON.stringify(description), headers);
  }

  async #exchange(method, path, json, headers = {}) {
    const body = json === undefined ? undefined : Buffer.from(json);
    const all = body ? { 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers } : headers;
    for (;;) {
      const request = this.#request(method, this.#base + path, all);
      try {
        return await answer(request, body);
      } catch (error) {
        // The other side closed a kept connection just when it was used again: nothing was lost but the connection.
        if (!(request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code))) throw error;
      }
    }
  }

  #request(method, path, headers) {
    return http.request({ host: this.#host, port: this.#port, method, path, headers, agent: this.#agent });
  }
}

function answer(request, body) {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks = [];
      response.on('error', reject);
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    request.end(body);
  });
}

function asciiJson(value) {
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
}
