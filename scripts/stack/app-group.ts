import type { Environment } from './app-environment.js';
import type { AppName } from './app-name.js';
import { type AppProcess, startApp, stopApp } from './app-process.js';
import type { StackContext } from './stack-context.js';

/** The instances of one app. */
export interface AppGroup {
  live: () => readonly AppProcess[];
  pids: () => number[];
  /** Of the oldest that lives, else of the first. */
  opsUrl: () => string;
  /** One more, on the first one's ports where they are free; with `more` settings. */
  startOne: (more?: Environment) => Promise<AppProcess>;
}

/** The still empty group of an app; it ends with the stack. */
export function appGroup(app: AppName, environment: Environment, gatewayPort: number, context: StackContext): AppGroup {
  const { stackDir, changed, closing, harness } = context;
  const live: AppProcess[] = [];
  let first: AppProcess | undefined;
  let count = 0;
  let isEnding = false;
  closing.push(async () => {
    isEnding = true;
    await Promise.all(live.map(stopApp));
  });

  const remove = (ended: AppProcess, how: string): void => {
    live.splice(live.indexOf(ended), 1);
    if (!isEnding) changed(`${app} (pid ${ended.child.pid}) ended (${how}) and is not restarted; npm run app -- ${app} starts one`);
  };
  return {
    live: () => [...live],
    pids: () => live.map(({ child }) => child.pid),
    opsUrl: () => (live[0] ?? first)?.opsUrl ?? '',
    startOne: async (more = {}) => {
      count += 1;
      const started = await startApp({
        app,
        instance: count,
        stackDir,
        environment: { ...environment, ...more },
        nodeFlags: harness?.nodeFlags ?? [],
        opsPort: first?.opsPort,
        gatewayPort,
      });
      first ??= started;
      live.push(started);
      void started.child.exited.then(({ code, signal }) => remove(started, signal ?? `exit code ${code}`));
      return started;
    },
  };
}
