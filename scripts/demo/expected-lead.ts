import { expectedValues, type ExpectedValues } from './expected-values.js';
import { isQuarantined, type Submission } from './submission.js';

/** Which of a form's fields fill which column of its lead. */
const FILLED = {
  phone: 'contactPhone',
  organization_name: 'organizationName',
  organization_size: 'organizationSize',
  role_title: 'contactRole',
  message: 'message',
  utm_source: 'utmSource',
  utm_medium: 'utmMedium',
  utm_campaign: 'utmCampaign',
} as const;

/** The columns of the one lead that these stored submissions of one person make (`lead_deduplication_by_email`): later ones fill what is empty. */
export function expectedLead(submissions: readonly Submission[]): ExpectedValues {
  const heard = submissions.filter((submission, index) => index === 0 || !isQuarantined(submission)).map(expectedValues);
  const first = (field: string) => heard.map((values) => values[field]).find((value) => typeof value === 'string') ?? null;
  const names = heard.map((values) => splitName(values['contactName'] ?? ''));
  return {
    email: first('contactEmail'),
    first_name: names[0]?.firstName ?? null,
    last_name: names.map(({ lastName }) => lastName).find((name) => name !== '') ?? '',
    ...Object.fromEntries(Object.entries(FILLED).map(([column, field]) => [column, first(field)])),
    source: 'website_booking',
    status: 'new',
  };
}

function splitName(name: string): { firstName: string; lastName: string } {
  const space = name.lastIndexOf(' ');
  return space === -1 ? { firstName: name, lastName: '' } : { firstName: name.slice(0, space).trim(), lastName: name.slice(space + 1) };
}
