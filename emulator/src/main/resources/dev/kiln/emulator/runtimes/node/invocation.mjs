// One invocation: what the headers and the body of `next` say.

export class Invocation {
  #headers;
  #body;

  constructor(headers, body) {
    this.#headers = headers;
    this.#body = body;
    if (!this.requestId) throw new Error('it sent an invocation without a request id');
  }

  get requestId() {
    return this.#header('aws-request-id');
  }

  get tenantId() {
    return this.#header('aws-tenant-id');
  }

  event() {
    return JSON.parse(this.#body);
  }

  /** Puts the trace id where X-Ray's SDK looks for it. */
  publishTraceId() {
    const traceId = this.#header('trace-id');
    if (traceId) process.env._X_AMZN_TRACE_ID = traceId;
    else delete process.env._X_AMZN_TRACE_ID;
  }

  /** Completes the context object of the handler. */
  describeIn(context) {
    const deadline = Number(this.#header('deadline-ms'));
    return Object.assign(context, {
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: this.#json('client-context', 'ClientContext'),
      identity: this.#json('cognito-identity', 'CognitoIdentity'),
      invokedFunctionArn: this.#header('invoked-function-arn'),
      awsRequestId: this.requestId,
      tenantId: this.tenantId,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    });
  }

  #header(name) {
    return this.#headers[`lambda-runtime-${name}`];
  }

  #json(name, title) {
    const value = this.#header(name);
    if (value === undefined) return undefined;
    try {
      // Node.js reads the bytes of a header as Latin-1; JSON is UTF-8.
      return JSON.parse(Buffer.from(value, 'latin1').toString('utf8'));
    } catch (error) {
      throw new Error(`Cannot parse ${title} as json: ${error}`);
    }
  }
}
