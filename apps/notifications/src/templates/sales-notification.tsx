import type { Locale } from '#contracts';
import { bookingReference } from './booking-reference.js';
import { Facts, type Fact } from './components/facts.js';
import { Layout } from './components/layout.js';
import { Heading, Paragraph, Subheading } from './components/prose.js';
import { formatDateTime } from './format-date-time.js';
import type { BookingMailModel, MailSender, RenderedMail } from './mail-model.js';
import { renderMail } from './render-mail.js';
import { mailTexts, type BookingField } from './texts/index.js';

const REQUEST = ['reference', 'organizationName', 'organizationSize', 'preferredDate', 'preferredTiming', 'message', 'notes'] as const;
const CONTACT = ['contactName', 'contactRole', 'contactEmail', 'contactPhone', 'language', 'timeZone'] as const;
const ORIGIN = ['createdAt', 'status', 'sourceUrl', 'utmSource', 'utmMedium', 'utmCampaign', 'id', 'leadId'] as const;

const ABSENT = '–';

/** To the sales team, in its language: every field of the booking, times in the contact's time zone. */
export function salesNotification(model: BookingMailModel, sender: MailSender, language: Locale): Promise<RenderedMail> {
  const { salesNotification: texts, fields } = mailTexts[language];
  const { contactName, organizationName } = model.booking;
  const values = fieldValues(model, language);
  const factsOf = (names: readonly BookingField[]): Fact[] => names.map((name) => ({ label: fields[name], value: values[name] ?? ABSENT }));
  const subject = texts.subject(organizationName);
  const preheader = texts.preheader(contactName, organizationName);
  return renderMail(
    subject,
    <Layout language={language} title={subject} preheader={preheader} sender={sender} why={texts.why(sender.name)}>
      <Heading text={texts.heading} />
      <Paragraph text={texts.reply(contactName)} />
      <Subheading text={texts.requestHeading} />
      <Facts facts={factsOf(REQUEST)} />
      <Subheading text={texts.contactHeading} />
      <Facts facts={factsOf(CONTACT)} />
      <Subheading text={texts.originHeading} />
      <Facts facts={factsOf(ORIGIN)} />
    </Layout>,
  );
}

function fieldValues({ booking, locale, timeZone }: BookingMailModel, language: Locale): Record<BookingField, string | null> {
  const { statuses, languages } = mailTexts[language];
  return {
    ...booking,
    status: statuses[booking.status],
    preferredDate: booking.preferredDate === null ? null : formatDateTime(booking.preferredDate, language, timeZone),
    createdAt: formatDateTime(booking.createdAt, language, timeZone),
    reference: bookingReference(booking.id),
    language: languages[locale],
    timeZone,
  };
}
