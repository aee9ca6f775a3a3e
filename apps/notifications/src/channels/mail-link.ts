import { linkTls, type LinkTls } from '#runtime';
import type { NotificationsEnv } from '../notifications.env.js';

/** Where the mail server is, and how it is known to be the right one. */
export interface MailLink {
  /** `smtp://` or `smtps://`, with credentials if the server wants them. */
  readonly url: string;
  /** On `smtp://`: nothing is sent before STARTTLS (RFC 3207). Otherwise TLS is used where the server offers it, which whoever is in between can prevent. */
  readonly requireTls: boolean;
  readonly tls?: LinkTls | undefined;
}

/** The link that the settings name. A password goes over TLS alone. Throws `ConfigurationError` when they contradict each other. */
export function mailLink(env: Pick<NotificationsEnv, 'SMTP_URL' | 'SMTP_CA' | 'SMTP_REQUIRE_TLS'>): MailLink {
  const { protocol, password } = new URL(env.SMTP_URL);
  const requireTls = env.SMTP_REQUIRE_TLS || password !== '';
  return {
    url: env.SMTP_URL,
    requireTls,
    tls: linkTls('SMTP_URL', env.SMTP_URL, protocol === 'smtps:' || requireTls, { ca: env.SMTP_CA }),
  };
}
