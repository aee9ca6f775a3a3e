interface Running {
  pid: number;
  exited: Promise<unknown>;
  stop: () => Promise<void>;
}

/** A service that the stack started, and can start again on its data and ports after it ended. */
export interface ManagedService<T extends Running> {
  /** The latest one. */
  current: () => T;
  pids: () => number[];
  /** Rejects while it runs. */
  again: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a service; `ended` is called whenever it ends by itself. */
export async function manageService<T extends Running>(
  name: string,
  start: (previous: T | undefined) => Promise<T>,
  ended: (message: string) => void,
): Promise<ManagedService<T>> {
  let running: T | undefined;
  let isEnding = false;
  const forget = (pid: number): void => {
    running = undefined;
    if (!isEnding) ended(`${name} (pid ${pid}) ended; npm run app -- ${name} starts it again`);
  };
  const watched = async (previous: T | undefined): Promise<T> => {
    const service = await start(previous);
    running = service;
    void service.exited.then(() => forget(service.pid));
    return service;
  };
  let latest = await watched(undefined);
  return {
    current: () => latest,
    pids: () => (running === undefined ? [] : [running.pid]),
    again: async () => {
      if (running !== undefined) throw new Error(`${name} runs already (pid ${running.pid})`);
      await latest.stop();
      latest = await watched(latest);
    },
    stop: async () => {
      isEnding = true;
      await latest.stop();
    },
  };
}
