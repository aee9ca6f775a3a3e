export { defineLifecycle, type Lifecycle, type TransitionTable } from './define-lifecycle.js';
