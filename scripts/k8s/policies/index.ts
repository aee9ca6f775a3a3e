import type { Policy } from '../manifest.js';
import { brokerRightsAreTheStacks } from './broker-rights.js';
import { drainsHaveTime } from './grace.js';
import { imagesHaveVersions } from './images.js';
import { schemaComesFirst } from './migrations.js';
import { podsAreRestricted } from './pod-security.js';
import { portsExist } from './ports.js';
import { containersAreProbed } from './probes.js';
import { referencesExist } from './references.js';
import { containersHaveBounds } from './resources.js';
import { oneScalesAnApp, queuesScaleTheirService } from './scaling.js';
import { deploymentsPickTheirOwn, selectorsPickPods } from './selectors.js';
import { appsHaveTheirSettings } from './settings.js';
import { urlsLeadToServices } from './urls.js';
import { everythingElseIsDenied, podsMayCallWhatTheyAreGiven, waysAreOpenAtBothEnds } from './ways.js';

/** What holds in every overlay beyond the schemas. */
export const policies: readonly Policy[] = [
  imagesHaveVersions,
  podsAreRestricted,
  containersHaveBounds,
  containersAreProbed,
  drainsHaveTime,
  referencesExist,
  selectorsPickPods,
  deploymentsPickTheirOwn,
  portsExist,
  everythingElseIsDenied,
  waysAreOpenAtBothEnds,
  podsMayCallWhatTheyAreGiven,
  urlsLeadToServices,
  oneScalesAnApp,
  queuesScaleTheirService,
  appsHaveTheirSettings,
  brokerRightsAreTheStacks,
  schemaComesFirst,
];
