// The stream that a handler writes its response to while the caller already reads it.

import { Writable } from 'node:stream';
import { describe, headerToken, InvalidStreamingOperation } from './errors.mjs';

const ERROR_TYPE = 'Lambda-Runtime-Function-Error-Type';
const ERROR_BODY = 'Lambda-Runtime-Function-Error-Body';
const HTTP_INTEGRATION = 'application/vnd.awslambda.http-integration-response';
const SEPARATOR = new Uint8Array(8);

export class ResponseStream extends Writable {
  #open;
  #request;
  #contentType = 'application/octet-stream';
  #isWritten = false;
  #failure;
  #answered;
  #refused;

  /** Resolves when the Runtime API has taken the whole response. */
  accepted = new Promise((resolve, reject) => {
    this.#answered = resolve;
    this.#refused = reject;
  });

  constructor(open, highWaterMark) {
    super({ highWaterMark });
    this.#open = open;
    // Whoever awaits the stream learns of an error; nobody has to listen for it.
    this.accepted.catch(() => {});
    this.on('error', () => {});
  }

  setContentType(contentType) {
    if (this.#isWritten) throw new InvalidStreamingOperation('Cannot set content-type, too late.');
    this.#contentType = contentType;
  }

  write(chunk, encoding, callback) {
    if (!this.#isWritten) {
      this.#isWritten = true;
      this._onBeforeFirstWrite?.((prelude) => super.write(prelude));
    }
    return super.write(isBytes(chunk) ? chunk : JSON.stringify(chunk), encoding, callback);
  }

  end(...last) {
    if (!this.#isWritten && this._onBeforeFirstWrite) {
      console.warn('HttpResponseStream: end() before any write() sends no prelude, here as on AWS; call write("") first.');
    }
    this.#isWritten = true;
    return super.end(...last);
  }

  /** Ends the response, after what was written, with the error in its trailers. */
  fail(error) {
    this.#failure = error;
    super.end();
  }

  get isOpened() {
    return this.#request !== undefined;
  }

  _write(chunk, _encoding, callback) {
    const request = this.#opened();
    if (chunk.length === 0) {
      request.flushHeaders();
      callback();
    } else if (request.write(chunk)) {
      callback();
    } else {
      request.once('drain', callback);
    }
  }

  _final(callback) {
    const request = this.#opened();
    if (this.#failure !== undefined) {
      const description = describe(this.#failure);
      request.addTrailers({
        [ERROR_TYPE]: headerToken(description.errorType),
        [ERROR_BODY]: Buffer.from(JSON.stringify(description)).toString('base64'),
      });
    }
    request.end(callback);
  }

  _destroy(error, callback) {
    // Streams are also destroyed after a good end, when the answer is still to come.
    if (!this.writableFinished) {
      this.#request?.destroy();
      this.#refused(error ?? new Error('The response stream was destroyed before its end'));
    }
    callback(error);
  }

  #opened() {
    this.#request ??= this.#begin();
    return this.#request;
  }

  #begin() {
    const request = this.#open({
      'Lambda-Runtime-Function-Response-Mode': 'streaming',
      'Transfer-Encoding': 'chunked',
      Trailer: [ERROR_TYPE, ERROR_BODY],
      'Content-Type': this.#contentType,
    });
    const broken = (error) => {
      this.#refused(error);
      this.destroy(error);
    };
    request.on('error', broken);
    request.on('response', (response) => {
      response.on('error', broken);
      response.on('end', this.#answered);
      response.resume();
      if (response.statusCode >= 400) broken(new Error(`The Runtime API refused the response: ${response.statusCode}`));
    });
    return request;
  }
}

function isBytes(chunk) {
  return typeof chunk === 'string' || Buffer.isBuffer(chunk) || chunk?.constructor === Uint8Array;
}

/** Gives a streamed response a status, headers and cookies, when it is read over HTTP. */
export class HttpResponseStream {
  static from(stream, prelude) {
    stream.setContentType(HTTP_INTEGRATION);
    const json = JSON.stringify(prelude);
    stream._onBeforeFirstWrite = (write) => {
      write(json);
      write(SEPARATOR);
    };
    return stream;
  }
}
