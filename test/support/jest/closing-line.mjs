/** Ends the run with one plain line, `N passed, N failed`; a suite that could not run counts as a failure. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // After the default reporter's summary, which goes to stderr.
    setImmediate(() => console.log(`${results.numPassedTests} passed, ${failed} failed`));
  }
}
