import { formatDateTime, type Locale } from '#contracts';
import type { Managed, ManagedBooking } from '../managed-view.js';
import { CancelForm } from './cancel-form.js';
import { DataForms } from './data-forms.js';
import type { Wrong } from './form-props.js';
import { PageLayout } from './page-layout.js';
import type { Done } from './page-texts.js';
import { ProposeTimeForm } from './propose-time-form.js';
import { pageTexts } from './texts.js';

/** All that the page depends on. */
export interface ManagePageProps {
  managed: Managed;
  language: Locale;
  brand: string;
  /** `/manage/{token}`. */
  path: string;
  done?: Done | undefined;
  wrong?: Wrong | undefined;
}

/** The page behind the link in the mails: what was asked for, and a form for each thing that its contact may do. No script. */
export function ManagePage({ managed, language, brand, path, done, wrong }: ManagePageProps) {
  const texts = pageTexts[language];
  const isOpen = managed.kind === 'booking' && (managed.status === 'pending' || managed.status === 'confirmed');
  const heading = managed.kind === 'booking' ? texts.bookingHeading : texts.inquiryHeading;
  return (
    <PageLayout language={language} brand={brand} heading={texts.title} path={path}>
      {done !== undefined && (
        <div className="notice" role="status">
          <p>{texts.done[done]}</p>
        </div>
      )}
      {wrong !== undefined && (
        <div className="notice wrong" role="alert">
          <h2>{texts.wrong.heading}</h2>
          <p>
            <a href={`#${wrong.field}`}>{texts.wrong[wrong.problem]}</a>
          </p>
        </div>
      )}
      <section aria-labelledby="summary">
        <h2 id="summary">{heading}</h2>
        <dl>
          {factsOf(managed, language).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {isOpen && <ProposeTimeForm texts={texts} path={path} language={language} timeZone={managed.timeZone} wrong={wrong} />}
      {isOpen && <CancelForm texts={texts} path={path} language={language} wrong={wrong} />}
      <DataForms texts={texts} path={path} language={language} consentGiven={managed.consentGiven} wrong={wrong} />
    </PageLayout>
  );
}

function factsOf(managed: Managed, language: Locale): [label: string, value: string][] {
  const { fields, consentGiven, consentWithdrawn } = pageTexts[language];
  const when = (instant: string | null): string | null => (instant === null ? null : formatDateTime(instant, language, managed.timeZone));
  const consent = managed.consentGiven ? consentGiven : consentWithdrawn(when(managed.consentWithdrawnAt) ?? '');
  const facts: [string, string | null][] = [
    ...(managed.kind === 'booking' ? bookingFacts(managed, language, when) : inquiryFacts(managed, language)),
    [fields.organizationName, managed.organizationName],
    [fields.message, managed.message],
    [fields.createdAt, when(managed.createdAt)],
    [fields.consent, consent],
  ];
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value]]));
}

function bookingFacts(
  booking: ManagedBooking,
  language: Locale,
  when: (instant: string | null) => string | null,
): [string, string | null][] {
  const { fields, statuses } = pageTexts[language];
  return [
    [fields.status, statuses[booking.status]],
    [fields.scheduledAt, booking.status === 'cancelled' ? null : when(booking.scheduledAt)],
    [fields.preferredDate, when(booking.preferredDate)],
    [fields.preferredTiming, booking.preferredTiming],
    [fields.name, booking.contactName],
    [fields.email, booking.contactEmail],
    [fields.phone, booking.contactPhone],
  ];
}

function inquiryFacts(lead: Extract<Managed, { kind: 'lead' }>, language: Locale): [string, string | null][] {
  const { fields } = pageTexts[language];
  return [
    [fields.name, `${lead.firstName} ${lead.lastName}`.trim()],
    [fields.email, lead.email],
    [fields.phone, lead.phone],
  ];
}
