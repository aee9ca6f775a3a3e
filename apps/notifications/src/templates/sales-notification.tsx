import { formatDateTime, type Locale } from '#contracts';
import { bookingReference } from './booking-reference.js';
import { Facts, type Fact } from './components/facts.js';
import { Layout } from './components/layout.js';
import { Heading, Paragraph, Subheading } from './components/prose.js';
import type { BookingMailModel, MailSender, RenderedMail } from './mail-model.js';
import { renderMail } from './render-mail.js';
import { mailTexts, type BookingField, type SalesMail } from './texts/index.js';

const REQUEST = ['reference', 'organizationName', 'organizationSize', 'preferredDate', 'preferredTiming', 'message', 'notes'] as const;
const CONTACT = ['contactName', 'contactRole', 'contactEmail', 'contactPhone', 'language', 'timeZone'] as const;
const ORIGIN = ['createdAt', 'status', 'sourceUrl', 'utmSource', 'utmMedium', 'utmCampaign', 'id', 'leadId'] as const;

const ABSENT = '–';

/** To the sales team, in its language: what the contact did, and every field of the booking, times in the contact's time zone. */
export function salesNotification(mail: SalesMail, model: BookingMailModel, sender: MailSender, language: Locale): Promise<RenderedMail> {
  const { salesNotification: texts, fields, [mail]: news } = mailTexts[language];
  const { contactName, organizationName, scheduledAt } = model.booking;
  const values = fieldValues(model, language);
  const factsOf = (names: readonly BookingField[]): Fact[] => names.map((name) => ({ label: fields[name], value: values[name] ?? ABSENT }));
  const subject = news.subject(organizationName);
  const preheader = texts.preheader(contactName, organizationName);
  return renderMail(
    subject,
    <Layout language={language} title={subject} preheader={preheader} sender={sender} why={texts.why(sender.name)}>
      <Heading text={news.heading} />
      <Paragraph text={texts.reply(contactName)} />
      <Subheading text={texts.requestHeading} />
      {scheduledAt !== null && <Facts facts={factsOf(['scheduledAt'])} />}
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
  const { version: _version, ...fields } = booking;
  const time = (instant: string | null) => (instant === null ? null : formatDateTime(instant, language, timeZone));
  return {
    ...fields,
    status: statuses[booking.status],
    preferredDate: time(booking.preferredDate),
    scheduledAt: time(booking.scheduledAt),
    createdAt: time(booking.createdAt),
    reference: bookingReference(booking.id),
    language: languages[locale],
    timeZone,
  };
}
