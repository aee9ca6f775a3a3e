import type { AppName } from './app-name.js';

/** What a harness changes of how the apps run; a plain stack has none. */
export interface Harness {
  /** The way of an app to a service: its URL, or that of a proxy in front of it. */
  route: (app: AppName, service: 'rabbitmq' | 'postgres' | 'smtp' | 'webhook', url: string) => Promise<string>;
  /** More flags of Node for every app. */
  nodeFlags: readonly string[];
}

/** What the parts of a stack share while it comes up and runs. */
export interface StackContext {
  /** Absolute. */
  stackDir: string;
  /** The launcher's environment, without what is empty. */
  given: NodeJS.ProcessEnv;
  log: (line: string) => void;
  /** A process ended by itself: says so, and brings `stack.json` up to date. */
  changed: (message: string) => void;
  harness: Harness | undefined;
  /** What ends the parts that are up; the last one first. */
  closing: (() => Promise<void>)[];
}
