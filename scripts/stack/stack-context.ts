/** What the parts of a stack share while it comes up and runs. */
export interface StackContext {
  /** Absolute. */
  stackDir: string;
  /** The launcher's environment, without what is empty. */
  given: NodeJS.ProcessEnv;
  log: (line: string) => void;
  /** A process ended by itself: says so, and brings `stack.json` up to date. */
  changed: (message: string) => void;
  /** What ends the parts that are up; the last one first. */
  closing: (() => Promise<void>)[];
}
