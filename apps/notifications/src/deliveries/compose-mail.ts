import {
  BookingCancelled,
  BookingEventData,
  BookingTimeProposed,
  type DeliveryKind,
  LeadAcknowledgementDue,
  type Locale,
  signManageToken,
} from '#contracts';
import type { CalendarPart, Mail } from '../channels/email.channel.js';
import type { NotificationsEnv } from '../notifications.env.js';
import {
  type RenderedMail,
  renderBookingConfirmation,
  renderLeadAcknowledgement,
  renderSalesNotification,
  renderScheduledBooking,
  type SalesMail,
  type ScheduledMail,
} from '../templates/index.js';
import type { BegunAttempt } from './delivery.store.js';
import { domainOf, invitation } from './invitation.js';

export type MailEnv = Pick<
  NotificationsEnv,
  'BRAND_NAME' | 'PUBLIC_URL' | 'MAIL_FROM' | 'SALES_EMAIL' | 'DEMO_DURATION' | 'MANAGE_TOKEN_KEY' | 'MANAGE_TOKEN_TTL'
>;

/** The language of the mails to the sales team. */
const salesLanguage: Locale = 'nb';

/** All but the envelope. */
type ComposedMail = RenderedMail & Pick<Mail, 'language' | 'calendar' | 'replyTo'>;

/** Writes the mail of a delivery: the same for each attempt. Throws when its event is of something else. */
export async function composeMail(attempt: BegunAttempt, env: MailEnv): Promise<Mail> {
  if (attempt.kind === 'webhook') throw new Error('A webhook is no mail.');
  const { calendar, replyTo = env.SALES_EMAIL, ...mail } = await composeOf[attempt.kind](attempt, env);
  return { ...mail, ...(calendar === undefined ? {} : { calendar }), replyTo, messageId: messageId(attempt, env), to: attempt.recipient };
}

/** The delivery's, so that a doubled mail is recognized; a mail that was asked for again is another one. */
const messageId = ({ id, round }: BegunAttempt, { MAIL_FROM }: MailEnv): string =>
  `<${round === 1 ? id : `${id}.${round}`}@${domainOf(MAIL_FROM.address)}>`;

type Compose = (attempt: BegunAttempt, env: MailEnv) => Promise<ComposedMail>;

const scheduled =
  (mail: ScheduledMail, method?: CalendarPart['method']): Compose =>
  async (attempt, env) => {
    const { data, model, sender } = contactMail(attempt, env);
    const calendar = method === undefined ? undefined : invitation(data, method, new Date(attempt.occurred_at), env);
    const rendered = await renderScheduledBooking(mail, model, sender);
    return { ...rendered, language: data.locale, ...(calendar === undefined ? {} : { calendar }) };
  };

const composeOf: Readonly<Record<Exclude<DeliveryKind, 'webhook'>, Compose>> = {
  booking_confirmation: bookingConfirmation,
  booking_confirmed: scheduled('bookingConfirmed', 'REQUEST'),
  booking_rescheduled: scheduled('bookingRescheduled', 'REQUEST'),
  booking_cancelled: scheduled('bookingCancelled', 'CANCEL'),
  booking_reminder: scheduled('bookingReminder'),
  lead_acknowledgement: leadAcknowledgement,
  sales_notification: salesNotification,
};

async function bookingConfirmation(attempt: BegunAttempt, env: MailEnv): Promise<ComposedMail> {
  const { data, model, sender } = contactMail(attempt, env);
  return { ...(await renderBookingConfirmation(model, sender)), language: data.locale };
}

async function leadAcknowledgement(attempt: BegunAttempt, env: MailEnv): Promise<ComposedMail> {
  const { lead, locale } = LeadAcknowledgementDue.data.parse(attempt.data);
  const model = { lead, locale, manageUrl: manageUrl(attempt, { leadId: lead.id, bookingId: undefined }, env) };
  return { ...(await renderLeadAcknowledgement(model, senderOf(env))), language: locale };
}

async function salesNotification(attempt: BegunAttempt, env: MailEnv): Promise<ComposedMail> {
  const data = BookingEventData.parse(attempt.data);
  const rendered = await renderSalesNotification(salesMailOf(attempt.event_type), data, senderOf(env), salesLanguage);
  return { ...rendered, language: salesLanguage, replyTo: data.booking.contactEmail };
}

function salesMailOf(eventType: string): SalesMail {
  if (eventType === BookingTimeProposed.name) return 'salesTimeProposed';
  return eventType === BookingCancelled.name ? 'salesCancelled' : 'salesRequested';
}

function contactMail(attempt: BegunAttempt, env: MailEnv) {
  const data = BookingEventData.parse(attempt.data);
  const { id: bookingId, leadId } = data.booking;
  return { data, model: { ...data, manageUrl: manageUrl(attempt, { leadId, bookingId }, env) }, sender: senderOf(env) };
}

function manageUrl({ occurred_at }: BegunAttempt, grant: { leadId: string; bookingId: string | undefined }, env: MailEnv): string {
  const expiresAt = new Date(new Date(occurred_at).getTime() + env.MANAGE_TOKEN_TTL);
  return `${env.PUBLIC_URL.replace(/\/$/, '')}/manage/${signManageToken({ ...grant, expiresAt }, env.MANAGE_TOKEN_KEY)}`;
}

const senderOf = (env: MailEnv) => ({ name: env.BRAND_NAME, publicUrl: env.PUBLIC_URL });
