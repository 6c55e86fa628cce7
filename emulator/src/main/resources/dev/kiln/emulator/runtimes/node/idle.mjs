// Node.js says when nothing is left to do: the moment for which Lambda's callbacks wait before they answer.

let action;

process.on('beforeExit', () => {
  const run = action;
  action = undefined;
  // Through the event loop, so that the process has a reason to stay.
  if (run) setImmediate(run);
});

/** Sets what is done, once, when the event loop is empty; replaces what was set before. */
export function whenIdle(run) {
  action = run;
}

export function forgetIdle() {
  action = undefined;
}
