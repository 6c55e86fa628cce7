// Says a sentence word by word through AWS's streaming API for Node.js.
const SENTENCE = 'Node.js streams through the same Runtime API .';

export const handler = awslambda.streamifyResponse(async (event, responseStream, context) => {
  const paceMillis = Number(process.env.PACE_MILLIS ?? 100);
  responseStream.setContentType('text/plain; charset=utf-8');
  for (const word of SENTENCE.split(' ')) {
    responseStream.write(word + ' ');
    await new Promise((resolve) => setTimeout(resolve, paceMillis));
  }
  responseStream.end();
});
