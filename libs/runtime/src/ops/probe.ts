/** A dependency that readiness asks for. */
export interface Probe {
  readonly name: string;
  /** Resolves when it is there; rejects or outlasts its deadline when it is not. */
  check(): Promise<void>;
}

/** Injection token of an app's list of {@link Probe}s. */
export const PROBES = Symbol('Probes');
