export { stopStartedServices as default } from './start-services.js';
