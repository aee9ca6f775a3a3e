/** Made by `npm run client` from the description of the API (OpenAPI); do not edit it by hand. */
export interface paths {
  '/v1/bookings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Bookings, newest first */
    get: operations['listBookings'];
    put?: never;
    /** Ask for a demo */
    post: operations['submitBooking'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One booking, archived ones too */
    get: operations['getBooking'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Correct its fields; null clears one */
    patch: operations['changeBooking'];
    trace?: never;
  };
  '/v1/bookings/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel it */
    post: operations['cancelBooking'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The demo was held */
    post: operations['completeBooking'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give it a time; the contact gets an invitation */
    post: operations['confirmBooking'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its mails and webhooks, newest first */
    get: operations['listBookingDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its steps, oldest first */
    get: operations['getBookingHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/no-show': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Nobody came to the demo */
    post: operations['markBookingNoShow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let it out of quarantine: its mails and webhooks go out */
    post: operations['releaseBooking'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/reschedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a confirmed one another time */
    post: operations['rescheduleBooking'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/{id}/resend-confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send the contact its mail again */
    post: operations['resendBookingConfirmation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bookings/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Bookings as CSV, newest first */
    get: operations['exportBookings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bounces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell of a mail that failed or is late */
    post: operations['recordBounce'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/consent-text': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The consent text of today */
    get: operations['getConsentText'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Mails and webhooks, newest first */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One mail or webhook */
    get: operations['getDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try it again, at once */
    post: operations['redeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Leads, newest first */
    get: operations['listLeads'];
    put?: never;
    /** Make contact by another channel than the booking form */
    post: operations['submitLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One lead, erased ones too */
    get: operations['getLead'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Correct its fields; null clears one */
    patch: operations['changeLead'];
    trace?: never;
  };
  '/v1/leads/{id}/data-export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All that is held of the person (GDPR, article 15) */
    get: operations['exportPerson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far the erasure is */
    get: operations['getErasure'];
    put?: never;
    /** Erase the person everywhere (GDPR, article 17) */
    post: operations['eraseLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its steps, oldest first */
    get: operations['getLeadHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a dated entry to its notes */
    post: operations['addLeadNote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let it out of quarantine, where no quarantined booking made it */
    post: operations['releaseLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/transitions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take it one step further, or out */
    post: operations['transitionLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Leads as CSV, newest first */
    get: operations['exportLeads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/manage/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The booking (or lead) as its contact may see it */
    get: operations['getManaged'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/manage/{token}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel the booking */
    post: operations['cancelManaged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/manage/{token}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Erase the person everywhere (GDPR, article 17) */
    post: operations['eraseManaged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/manage/{token}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** All that is held of the person (GDPR, article 15) */
    post: operations['exportManaged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/manage/{token}/propose-time': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replace the preferred time */
    post: operations['proposeTimeManaged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/manage/{token}/withdraw-consent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraw the consent */
    post: operations['withdrawConsentManaged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Organizations, newest first */
    get: operations['listOrganizations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/organizations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One organization */
    get: operations['getOrganization'];
    /** Make or replace one */
    put: operations['putOrganization'];
    post?: never;
    /** Delete one; bookings that were matched keep its id */
    delete: operations['deleteOrganization'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/submissions/{submissionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of a submission */
    get: operations['getSubmission'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhook-endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Webhook endpoints, newest first */
    get: operations['listWebhookEndpoints'];
    put?: never;
    /** Make one */
    post: operations['createWebhookEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhook-endpoints/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook endpoint */
    get: operations['getWebhookEndpoint'];
    put?: never;
    post?: never;
    /** Delete one; what was delivered to it stays on record */
    delete: operations['deleteWebhookEndpoint'];
    options?: never;
    head?: never;
    /** Change one */
    patch: operations['changeWebhookEndpoint'];
    trace?: never;
  };
  '/v1/webhook-endpoints/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a new secret; for a day both sign */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhook-endpoints/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send it endpoint.test, also when it is not enabled */
    post: operations['testWebhookEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A demo booking */
    Booking: {
      /** Format: date-time */
      archivedAt: string | null;
      cancellationReason: string | null;
      confirmationEmailSent: boolean;
      /** Format: date-time */
      confirmationEmailSentAt: string | null;
      confirmedBy: string | null;
      contactEmail: string;
      contactName: string;
      /** @description E.164 */
      contactPhone: string | null;
      contactRole: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      erasedAt: string | null;
      /** Format: uuid */
      id: string;
      /** @description Anonymized (ip_address_anonymization) */
      ipAddress: string | null;
      /** Format: uuid */
      leadId: string;
      locale: components['schemas']['Locale'];
      message: string | null;
      notes: string | null;
      /**
       * Format: uuid
       * @description The tenant of the platform that the email domain belongs to
       */
      organizationId: string | null;
      organizationName: string;
      organizationSize: components['schemas']['OrganizationSize'] | null;
      /** Format: date-time */
      preferredDate: string | null;
      preferredTiming: string | null;
      /** Format: date-time */
      quarantinedAt: string | null;
      /** Format: date-time */
      scheduledAt: string | null;
      sourceUrl: string | null;
      status: components['schemas']['BookingStatus'];
      submitterIpHash: string | null;
      timeZone: string;
      /** Format: date-time */
      updatedAt: string;
      utmCampaign: string | null;
      utmMedium: string | null;
      utmSource: string | null;
      version: number;
      webhookAttempts: number;
      /** Format: date-time */
      webhookDeliveredAt: string | null;
    };
    /** @description The booking is stored */
    BookingAccepted: {
      /** Format: date-time */
      createdAt: string;
      /** Format: uuid */
      id: string;
      status: components['schemas']['BookingStatus'];
      /** Format: uuid */
      submissionId: string;
      warnings: components['schemas']['Warning'][];
    };
    /** @description A request for a demo */
    BookingRequest: {
      /**
       * @description The person has consented to the text of GET /v1/consent-text (gdpr_consent_required)
       * @enum {boolean}
       */
      consentGiven: true;
      /**
       * Format: date-time
       * @description When; the time of receipt when absent
       * @example 2026-12-01T09:00:00Z
       */
      consentTimestamp?: string;
      /**
       * @description Version of the consent text that was shown
       * @example 2026-11-01
       * @enum {string}
       */
      consentVersion?: '2026-11-01';
      /**
       * Format: email
       * @example kari.nordmann@example.no
       */
      contactEmail: string;
      /** @example Kari Nordmann */
      contactName: string;
      /** @example +47 912 34 567 */
      contactPhone?: string;
      contactRole?: string;
      /**
       * @description Language: nb or en; nb-NO, no, nn, en-GB, … are read as these
       * @example nb
       */
      locale?: string;
      message?: string;
      notes?: string;
      /** @example Fylkeslaget */
      organizationName: string;
      organizationSize?: components['schemas']['OrganizationSize'];
      /**
       * Format: date-time
       * @description At least 24 hours ahead (preferred_date_must_be_future)
       * @example 2026-12-01T09:00:00Z
       */
      preferredDate?: string;
      /** @description When it would suit, in words */
      preferredTiming?: string;
      /**
       * Format: uri
       * @description The page that the form was on
       * @example https://www.example.no/demo
       */
      sourceUrl?: string;
      /** @example Europe/Oslo */
      timeZone?: string;
      utmCampaign?: string;
      utmMedium?: string;
      utmSource?: string;
      /** @description Leave empty */
      website?: unknown;
    };
    /**
     * @description Where the booking is in its lifecycle
     * @enum {string}
     */
    BookingStatus: 'pending' | 'confirmed' | 'completed' | 'no_show' | 'cancelled';
    /** @description What the mail system said of a mail after it had accepted it */
    Bounce: {
      action: components['schemas']['BounceAction'];
      /**
       * Format: date-time
       * @description When, as the mail system says; the time of receipt when it does not
       */
      at: string;
      /**
       * @description Enhanced status code (RFC 3463)
       * @example 5.1.1
       */
      status: string | null;
    };
    /**
     * @description What became of an accepted mail later
     * @enum {string}
     */
    BounceAction: 'delayed' | 'failed';
    /** @description The booking after the change */
    ChangedBooking: {
      /** Format: date-time */
      archivedAt: string | null;
      cancellationReason: string | null;
      confirmationEmailSent: boolean;
      /** Format: date-time */
      confirmationEmailSentAt: string | null;
      confirmedBy: string | null;
      contactEmail: string;
      contactName: string;
      /** @description E.164 */
      contactPhone: string | null;
      contactRole: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      erasedAt: string | null;
      /** Format: uuid */
      id: string;
      /** @description Anonymized (ip_address_anonymization) */
      ipAddress: string | null;
      /** Format: uuid */
      leadId: string;
      locale: components['schemas']['Locale'];
      message: string | null;
      notes: string | null;
      /**
       * Format: uuid
       * @description The tenant of the platform that the email domain belongs to
       */
      organizationId: string | null;
      organizationName: string;
      organizationSize: components['schemas']['OrganizationSize'] | null;
      /** Format: date-time */
      preferredDate: string | null;
      preferredTiming: string | null;
      /** Format: date-time */
      quarantinedAt: string | null;
      /** Format: date-time */
      scheduledAt: string | null;
      sourceUrl: string | null;
      status: components['schemas']['BookingStatus'];
      submitterIpHash: string | null;
      timeZone: string;
      /** Format: date-time */
      updatedAt: string;
      utmCampaign: string | null;
      utmMedium: string | null;
      utmSource: string | null;
      version: number;
      warnings: components['schemas']['Warning'][];
      webhookAttempts: number;
      /** Format: date-time */
      webhookDeliveredAt: string | null;
    };
    /** @description The lead after the change */
    ChangedLead: {
      consentGiven: boolean;
      /** Format: date-time */
      consentTimestamp: string | null;
      /** Format: date-time */
      consentWithdrawnAt: string | null;
      /** Format: date-time */
      createdAt: string;
      email: string;
      /** Format: date-time */
      erasedAt: string | null;
      firstName: string;
      /** Format: uuid */
      id: string;
      /** @description Anonymized */
      ipAddress: string | null;
      lastName: string;
      /** Format: date-time */
      lastTouchAt: string;
      lastUtmCampaign: string | null;
      lastUtmMedium: string | null;
      /** @description Last touch */
      lastUtmSource: string | null;
      locale: components['schemas']['Locale'];
      /** @description The first inquiry */
      message: string | null;
      notes: string | null;
      organizationName: string;
      organizationSize: string | null;
      organizationType: string | null;
      /** @description Who of the sales team works it */
      owner: string | null;
      /** @description E.164 when it is a number, else as typed */
      phone: string | null;
      /** Format: date-time */
      quarantinedAt: string | null;
      roleTitle: string | null;
      source: components['schemas']['LeadSource'];
      status: components['schemas']['LeadStatus'];
      timeZone: string;
      /** Format: date-time */
      updatedAt: string;
      utmCampaign: string | null;
      utmMedium: string | null;
      /** @description First touch */
      utmSource: string | null;
      version: number;
      warnings: components['schemas']['Warning'][];
    };
    /** @description Whether the consent stands */
    ConsentState: {
      consentGiven: boolean;
      /** Format: date-time */
      consentWithdrawnAt: string | null;
    };
    /** @description The text to show beside the consent box */
    ConsentText: {
      locale: components['schemas']['Locale'];
      purpose: string;
      text: string;
      /** @enum {string} */
      version: '2026-11-01';
    };
    /** @description A mail or webhook: one per event, kind and recipient */
    Delivery: {
      attempts: {
        /** Format: date-time */
        at: string;
        latencyMs: number | null;
        /** @enum {string} */
        outcome: 'delivered' | 'failed' | 'unknown';
        /** @description Why it failed: a short code */
        reason?: string;
        /** @description The first 2 KB of the answer */
        response?: string;
        /** @description SMTP reply code or HTTP status */
        statusCode?: number;
      }[];
      /** Format: uuid */
      bookingId: string | null;
      /**
       * @description What became of a mail after it was delivered to the mail server
       * @default null
       */
      bounce: components['schemas']['Bounce'] | null;
      /** @enum {string} */
      channel: 'email' | 'webhook';
      /** Format: date-time */
      createdAt: string;
      /** Format: uuid */
      endpointId: string | null;
      /** Format: uuid */
      eventId: string;
      eventType: string;
      /** Format: uuid */
      id: string;
      kind: components['schemas']['DeliveryKind'];
      /** Format: uuid */
      leadId: string | null;
      /** Format: date-time */
      nextAttemptAt: string | null;
      /** @description An email address, or the URL of a webhook endpoint */
      recipient: string;
      status: components['schemas']['DeliveryStatus'];
    };
    /**
     * @description What is delivered
     * @enum {string}
     */
    DeliveryKind:
      | 'booking_confirmation'
      | 'booking_confirmed'
      | 'booking_rescheduled'
      | 'booking_cancelled'
      | 'booking_reminder'
      | 'lead_acknowledgement'
      | 'sales_notification'
      | 'webhook';
    /** @enum {string} */
    DeliveryStatus: 'pending' | 'delivered' | 'failed';
    /** @description How far an erasure is: when each service had erased what it held */
    Erasure: {
      /** Format: date-time */
      completedAt: string | null;
      /** Format: uuid */
      leadId: string;
      /** Format: date-time */
      requestedAt: string;
      requestedBy: string;
      services: {
        /** Format: date-time */
        bookings: string | null;
        /** Format: date-time */
        leads: string | null;
        /** Format: date-time */
        notifications: string | null;
      };
    };
    /** @description A prospective organization's contact */
    Lead: {
      consentGiven: boolean;
      /** Format: date-time */
      consentTimestamp: string | null;
      /** Format: date-time */
      consentWithdrawnAt: string | null;
      /** Format: date-time */
      createdAt: string;
      email: string;
      /** Format: date-time */
      erasedAt: string | null;
      firstName: string;
      /** Format: uuid */
      id: string;
      /** @description Anonymized */
      ipAddress: string | null;
      lastName: string;
      /** Format: date-time */
      lastTouchAt: string;
      lastUtmCampaign: string | null;
      lastUtmMedium: string | null;
      /** @description Last touch */
      lastUtmSource: string | null;
      locale: components['schemas']['Locale'];
      /** @description The first inquiry */
      message: string | null;
      notes: string | null;
      organizationName: string;
      organizationSize: string | null;
      organizationType: string | null;
      /** @description Who of the sales team works it */
      owner: string | null;
      /** @description E.164 when it is a number, else as typed */
      phone: string | null;
      /** Format: date-time */
      quarantinedAt: string | null;
      roleTitle: string | null;
      source: components['schemas']['LeadSource'];
      status: components['schemas']['LeadStatus'];
      timeZone: string;
      /** Format: date-time */
      updatedAt: string;
      utmCampaign: string | null;
      utmMedium: string | null;
      /** @description First touch */
      utmSource: string | null;
      version: number;
    };
    /** @description The inquiry is received; whether the lead was known is not told */
    LeadReceived: {
      /** @enum {boolean} */
      received: true;
      warnings: components['schemas']['Warning'][];
    };
    /** @description An inquiry by another channel than the booking form */
    LeadRequest: {
      /**
       * @description The person has consented to the text of GET /v1/consent-text (gdpr_consent_required)
       * @enum {boolean}
       */
      consentGiven: true;
      /**
       * Format: date-time
       * @description When; the time of receipt when absent
       * @example 2026-12-01T09:00:00Z
       */
      consentTimestamp?: string;
      /**
       * @description Version of the consent text that was shown
       * @example 2026-11-01
       * @enum {string}
       */
      consentVersion?: '2026-11-01';
      /**
       * Format: email
       * @example kari.nordmann@example.no
       */
      email: string;
      /** @example Kari */
      firstName: string;
      /** @example Nordmann */
      lastName: string;
      /**
       * @description Language: nb or en; nb-NO, no, nn, en-GB, … are read as these
       * @example nb
       */
      locale?: string;
      message?: string;
      /** @example Fylkeslaget */
      organizationName: string;
      organizationSize?: string;
      organizationType?: string;
      /** @example +47 912 34 567 */
      phone?: string;
      roleTitle?: string;
      /**
       * @description Channel through which the lead was acquired
       * @enum {string}
       */
      source: 'website_contact' | 'referral' | 'event' | 'partner' | 'outbound' | 'import' | 'other';
      /** @example Europe/Oslo */
      timeZone?: string;
      utmCampaign?: string;
      utmMedium?: string;
      utmSource?: string;
      /** @description Leave empty */
      website?: unknown;
    };
    /**
     * @description Channel through which the lead was acquired
     * @enum {string}
     */
    LeadSource: 'website_booking' | 'website_contact' | 'referral' | 'event' | 'partner' | 'outbound' | 'import' | 'other';
    /**
     * @description Where the lead is in the sales pipeline
     * @enum {string}
     */
    LeadStatus:
      | 'new'
      | 'contacted'
      | 'qualified'
      | 'demo_scheduled'
      | 'demo_completed'
      | 'proposal_sent'
      | 'negotiation'
      | 'won'
      | 'lost'
      | 'disqualified';
    /**
     * @description Language of mails and texts
     * @enum {string}
     */
    Locale: 'nb' | 'en';
    /** @description A booking as its contact may see it */
    ManagedBooking: {
      consentGiven: boolean;
      /** Format: date-time */
      consentWithdrawnAt: string | null;
      contactEmail: string;
      contactName: string;
      /** @description E.164 */
      contactPhone: string | null;
      contactRole: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'booking';
      locale: components['schemas']['Locale'];
      message: string | null;
      notes: string | null;
      organizationName: string;
      organizationSize: components['schemas']['OrganizationSize'] | null;
      /** Format: date-time */
      preferredDate: string | null;
      preferredTiming: string | null;
      /** Format: date-time */
      scheduledAt: string | null;
      status: components['schemas']['BookingStatus'];
      timeZone: string;
    };
    /** @description The booking after the change */
    ManagedBookingChanged: {
      consentGiven: boolean;
      /** Format: date-time */
      consentWithdrawnAt: string | null;
      contactEmail: string;
      contactName: string;
      /** @description E.164 */
      contactPhone: string | null;
      contactRole: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'booking';
      locale: components['schemas']['Locale'];
      message: string | null;
      notes: string | null;
      organizationName: string;
      organizationSize: components['schemas']['OrganizationSize'] | null;
      /** Format: date-time */
      preferredDate: string | null;
      preferredTiming: string | null;
      /** Format: date-time */
      scheduledAt: string | null;
      status: components['schemas']['BookingStatus'];
      timeZone: string;
      warnings: components['schemas']['Warning'][];
    };
    /** @description A lead as the person may see it */
    ManagedLead: {
      consentGiven: boolean;
      /** Format: date-time */
      consentWithdrawnAt: string | null;
      /** Format: date-time */
      createdAt: string;
      email: string;
      firstName: string;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'lead';
      lastName: string;
      locale: components['schemas']['Locale'];
      /** @description The first inquiry */
      message: string | null;
      organizationName: string;
      organizationSize: string | null;
      organizationType: string | null;
      /** @description E.164 when it is a number, else as typed */
      phone: string | null;
      roleTitle: string | null;
      timeZone: string;
    };
    /** @description A tenant of the platform, known by the domains of its email addresses */
    Organization: {
      /** Format: date-time */
      createdAt: string;
      emailDomains: string[];
      /** Format: uuid */
      id: string;
      name: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** @description A tenant of the platform */
    OrganizationRequest: {
      /** @description Matched exactly; a domain of free mail is refused */
      emailDomains: string[];
      name: string;
    };
    /**
     * @description How many peer mentors or members the organization has
     * @enum {string}
     */
    OrganizationSize: '1-10' | '11-50' | '51-200' | '201-500' | '501-1000' | '1000+';
    /** @description All that is held of a person, in every service */
    PersonExport: {
      bookings: {
        booking: components['schemas']['Booking'];
        history: {
          actor: string;
          /** Format: date-time */
          at: string;
          from: components['schemas']['BookingStatus'] | null;
          reason: string | null;
          to: components['schemas']['BookingStatus'];
        }[];
        submissions: {
          /** Format: date-time */
          decidedAt: string;
          /** Format: date-time */
          receivedAt: string;
          /** Format: uuid */
          submissionId: string;
        }[];
      }[];
      consents: {
        /** @enum {string} */
        action: 'granted' | 'withdrawn';
        /** Format: date-time */
        at: string;
        ipHash: string | null;
        legalBasis: string;
        purpose: string;
        /** Format: date-time */
        recordedAt: string;
        sourceUrl: string | null;
        textLocale: components['schemas']['Locale'];
        textSha256: string;
        textVersion: string;
      }[];
      /** Format: date-time */
      exportedAt: string;
      heldInquiries: {
        inquiry: unknown;
        /** Format: date-time */
        receivedAt: string;
      }[];
      history: {
        actor: string;
        /** Format: date-time */
        at: string;
        from: components['schemas']['LeadStatus'] | null;
        reason: string | null;
        to: components['schemas']['LeadStatus'];
      }[];
      lead: components['schemas']['Lead'];
      notifications: {
        deliveries: components['schemas']['Delivery'][];
        events: {
          data: unknown;
          /** Format: uuid */
          id: string;
          /** Format: date-time */
          occurredAt: string;
          type: string;
        }[];
        reminders: {
          /** Format: uuid */
          bookingId: string;
          /** Format: date-time */
          dueAt: string | null;
          /** Format: date-time */
          scheduledAt: string;
        }[];
      };
      submissions: {
        /** Format: date-time */
        decidedAt: string;
        /** Format: date-time */
        receivedAt: string;
        /** Format: uuid */
        submissionId: string;
      }[];
    };
    /** @description An error, as application/problem+json (RFC 9457). */
    Problem: {
      /** @enum {string} */
      code:
        | 'malformed_request'
        | 'unauthenticated'
        | 'forbidden'
        | 'not_found'
        | 'method_not_allowed'
        | 'no_delete_of_bookings'
        | 'lead_soft_delete_only'
        | 'valid_status_transitions'
        | 'status_transition_enforcement'
        | 'invalid_state'
        | 'gone'
        | 'version_mismatch'
        | 'payload_too_large'
        | 'unsupported_media_type'
        | 'validation_failed'
        | 'gdpr_consent_required'
        | 'scheduled_at_required_for_confirmed_status'
        | 'idempotency_key_reused'
        | 'rate_limit_per_ip'
        | 'rate_limit_per_email'
        | 'internal_error'
        | 'unavailable'
        | 'timeout';
      /** Format: uuid */
      correlationId: string;
      detail: string;
      errors?: components['schemas']['Violation'][];
      /** @description The path that was asked for. */
      instance: string;
      status: number;
      title: string;
      /** @example urn:demo-booking:problem:validation_failed */
      type: string;
    };
    /** @description The submission is durably queued; ask at Location what becomes of it */
    SubmissionReceived: {
      /** @enum {string} */
      state: 'received';
      /** Format: uuid */
      submissionId: string;
    };
    /** @description received, then stored or rejected with the code of the rule */
    SubmissionStatus: {
      /** @enum {string} */
      code?:
        | 'malformed_request'
        | 'unauthenticated'
        | 'forbidden'
        | 'not_found'
        | 'method_not_allowed'
        | 'no_delete_of_bookings'
        | 'lead_soft_delete_only'
        | 'valid_status_transitions'
        | 'status_transition_enforcement'
        | 'invalid_state'
        | 'gone'
        | 'version_mismatch'
        | 'payload_too_large'
        | 'unsupported_media_type'
        | 'validation_failed'
        | 'gdpr_consent_required'
        | 'scheduled_at_required_for_confirmed_status'
        | 'idempotency_key_reused'
        | 'rate_limit_per_ip'
        | 'rate_limit_per_email'
        | 'internal_error'
        | 'unavailable'
        | 'timeout';
      /** @enum {string} */
      state: 'received' | 'stored' | 'rejected';
      /** Format: uuid */
      submissionId: string;
    };
    /** @description One broken rule of one field */
    Violation: {
      /**
       * @description Name of the field, with dots inside nested values; `body` for the body as a whole
       * @example contactEmail
       */
      field: string;
      /**
       * @description What is wrong, in English
       * @example Must be an email address such as name@example.com.
       */
      message: string;
      /**
       * @description Identifier of the rule that is broken
       * @example email_format_valid
       */
      rule: string;
    };
    /** @description A note on something that was accepted all the same */
    Warning: {
      field?: string;
      message: string;
      rule: string;
    };
    /** @description Where events are posted to */
    WebhookEndpoint: {
      /** Format: date-time */
      createdAt: string;
      description: string | null;
      enabled: boolean;
      /**
       * Format: date-time
       * @description Every attempt since then has failed; null after one that was delivered
       * @default null
       */
      failingSince: string | null;
      /** Format: uuid */
      id: string;
      /**
       * Format: date-time
       * @description Since then nothing is sent to it but endpoint.test: it has failed for too long. Its deliveries wait
       * @default null
       */
      pausedAt: string | null;
      types: components['schemas']['WebhookType'][];
      /** Format: date-time */
      updatedAt: string;
      url: string;
    };
    /** @description Where to post events; without types `booking.created`, enabled unless it says no */
    WebhookEndpointRequest: {
      description?: string;
      enabled?: boolean;
      types?: components['schemas']['WebhookType'][];
      /**
       * Format: uri
       * @description https, but for hosts that the settings allow; no credentials, a public address, a name that can be public
       * @example https://www.example.no/demo
       */
      url: string;
    };
    /** @description A webhook endpoint with its secret, shown this once */
    WebhookEndpointWithSecret: {
      /** Format: date-time */
      createdAt: string;
      description: string | null;
      enabled: boolean;
      /**
       * Format: date-time
       * @description Every attempt since then has failed; null after one that was delivered
       * @default null
       */
      failingSince: string | null;
      /** Format: uuid */
      id: string;
      /**
       * Format: date-time
       * @description Since then nothing is sent to it but endpoint.test: it has failed for too long. Its deliveries wait
       * @default null
       */
      pausedAt: string | null;
      /** @description whsec_… (Standard Webhooks); shown this once */
      secret: string;
      types: components['schemas']['WebhookType'][];
      /** Format: date-time */
      updatedAt: string;
      url: string;
    };
    /**
     * @description An event that an endpoint may choose
     * @enum {string}
     */
    WebhookType:
      | 'booking.created'
      | 'booking.confirmed'
      | 'booking.rescheduled'
      | 'booking.time_proposed'
      | 'booking.cancelled'
      | 'booking.completed'
      | 'booking.no_show'
      | 'lead.created'
      | 'lead.status_changed'
      | 'lead.erased';
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listBookings: {
    parameters: {
      query?: {
        /** @description Those in the archive, and only they */
        archived?: 'true' | 'false';
        /** @description Inclusive */
        createdFrom?: string;
        /** @description Exclusive */
        createdTo?: string;
        /** @description `nextCursor` of the page before */
        cursor?: string;
        email?: string;
        leadId?: string;
        /** @description How many; 25 when absent */
        limit?: number;
        organizationId?: string;
        /** @description In names, email and organization */
        q?: string;
        /** @description Those in quarantine, and only they */
        quarantined?: 'true' | 'false';
        /** @description Inclusive */
        scheduledFrom?: string;
        /** @description Exclusive */
        scheduledTo?: string;
        status?: components['schemas']['BookingStatus'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Booking'][];
            /** @description The `cursor` of the next page; null at the end */
            nextCursor: string | null;
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  submitBooking: {
    parameters: {
      query?: never;
      header?: {
        /** @description 16 to 255 visible ASCII characters: a repeat gives the same booking */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BookingRequest'];
      };
    };
    responses: {
      /** @description The booking is stored. */
      201: {
        headers: {
          /** @description What is left of it */
          RateLimit?: string;
          /** @description The limit and its window (draft-ietf-httpapi-ratelimit-headers) */
          'RateLimit-Policy'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingAccepted'];
        };
      };
      /** @description The submission is durably queued. */
      202: {
        headers: {
          /** @description Where it is told of */
          Location?: string;
          /** @description What is left of it */
          RateLimit?: string;
          /** @description The limit and its window (draft-ietf-httpapi-ratelimit-headers) */
          'RateLimit-Policy'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubmissionReceived'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A limit is reached; `Retry-After` tells for how long. */
      429: {
        headers: {
          /** @description What is left of it */
          RateLimit?: string;
          /** @description The limit and its window (draft-ietf-httpapi-ratelimit-headers) */
          'RateLimit-Policy'?: string;
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBooking: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The booking. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Booking'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeBooking: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @example +47 912 34 567 */
          contactPhone?: string | null;
          contactRole?: string | null;
          notes?: string | null;
          organizationName?: string;
          organizationSize?: components['schemas']['OrganizationSize'] | null;
          /**
           * Format: date-time
           * @example 2026-12-01T09:00:00Z
           */
          preferredDate?: string | null;
          preferredTiming?: string | null;
        };
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelBooking: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Without one, a warning (cancellation_reason_recommended_on_cancel) */
          reason?: string;
        };
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  completeBooking: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  confirmBooking: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description The caller when absent */
          confirmedBy?: string;
          /**
           * Format: date-time
           * @description In the future (scheduled_at_must_be_future)
           * @example 2026-12-01T09:00:00Z
           */
          scheduledAt?: string;
        };
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listBookingDeliveries: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description How many; 25 when absent */
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Delivery'][];
            /** @description The `cursor` of the next page; null at the end */
            nextCursor: string | null;
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBookingHistory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The steps. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              actor: string;
              /** Format: date-time */
              at: string;
              from: components['schemas']['BookingStatus'] | null;
              reason: string | null;
              to: components['schemas']['BookingStatus'];
            }[];
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  markBookingNoShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  releaseBooking: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rescheduleBooking: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * Format: date-time
           * @description In the future (scheduled_at_must_be_future)
           * @example 2026-12-01T09:00:00Z
           */
          scheduledAt: string;
        };
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resendBookingConfirmation: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The booking after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedBooking'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportBookings: {
    parameters: {
      query?: {
        /** @description Those in the archive, and only they */
        archived?: 'true' | 'false';
        /** @description Inclusive */
        createdFrom?: string;
        /** @description Exclusive */
        createdTo?: string;
        email?: string;
        leadId?: string;
        organizationId?: string;
        /** @description In names, email and organization */
        q?: string;
        /** @description Those in quarantine, and only they */
        quarantined?: 'true' | 'false';
        /** @description Inclusive */
        scheduledFrom?: string;
        /** @description Exclusive */
        scheduledTo?: string;
        status?: components['schemas']['BookingStatus'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A line of column names, then a line for each. A connection that ends early is a failure. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  recordBounce: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A delivery status notification (RFC 3464) as it came, of 1 MB at most */
    requestBody: {
      content: {
        'message/rfc822': string;
      };
    };
    responses: {
      /** @description It is recorded, was known, or tells of nothing of ours: there is nothing to repeat. */
      204: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getConsentText: {
    parameters: {
      query?: {
        /** @description Language: nb or en; nb-NO, no, nn, en-GB, … are read as these */
        locale?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The text. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentText'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        bookingId?: string;
        /** @description Mails that failed or are late after they were accepted, and only they */
        bounced?: 'true' | 'false';
        /** @description `nextCursor` of the page before */
        cursor?: string;
        endpointId?: string;
        kind?: components['schemas']['DeliveryKind'];
        leadId?: string;
        /** @description How many; 25 when absent */
        limit?: number;
        status?: components['schemas']['DeliveryStatus'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Delivery'][];
            /** @description The `cursor` of the next page; null at the end */
            nextCursor: string | null;
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The delivery. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  redeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description A further attempt is due. */
      202: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listLeads: {
    parameters: {
      query?: {
        /** @description Inclusive */
        createdFrom?: string;
        /** @description Exclusive */
        createdTo?: string;
        /** @description `nextCursor` of the page before */
        cursor?: string;
        email?: string;
        /** @description How many; 25 when absent */
        limit?: number;
        organizationName?: string;
        owner?: string;
        /** @description In names, email and organization */
        q?: string;
        /** @description Those in quarantine, and only they */
        quarantined?: 'true' | 'false';
        source?: components['schemas']['LeadSource'];
        status?: components['schemas']['LeadStatus'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Lead'][];
            /** @description The `cursor` of the next page; null at the end */
            nextCursor: string | null;
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  submitLead: {
    parameters: {
      query?: never;
      header?: {
        /** @description 16 to 255 visible ASCII characters: a repeat is the same inquiry */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LeadRequest'];
      };
    };
    responses: {
      /** @description Of staff: the lead that was known. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description What is left of it */
          RateLimit?: string;
          /** @description The limit and its window (draft-ietf-httpapi-ratelimit-headers) */
          'RateLimit-Policy'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedLead'];
        };
      };
      /** @description Of staff: the lead that was made. */
      201: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description What is left of it */
          RateLimit?: string;
          /** @description The limit and its window (draft-ietf-httpapi-ratelimit-headers) */
          'RateLimit-Policy'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedLead'];
        };
      };
      /** @description Of the public: received. */
      202: {
        headers: {
          /** @description What is left of it */
          RateLimit?: string;
          /** @description The limit and its window (draft-ietf-httpapi-ratelimit-headers) */
          'RateLimit-Policy'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeadReceived'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A limit is reached; `Retry-After` tells for how long. */
      429: {
        headers: {
          /** @description What is left of it */
          RateLimit?: string;
          /** @description The limit and its window (draft-ietf-httpapi-ratelimit-headers) */
          'RateLimit-Policy'?: string;
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLead: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The lead. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Lead'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeLead: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          firstName?: string;
          lastName?: string;
          /**
           * @description Language: nb or en; nb-NO, no, nn, en-GB, … are read as these
           * @example nb
           */
          locale?: string | null;
          organizationName?: string;
          organizationSize?: string | null;
          organizationType?: string | null;
          owner?: string | null;
          /** @example +47 912 34 567 */
          phone?: string | null;
          roleTitle?: string | null;
          /** @example Europe/Oslo */
          timeZone?: string | null;
        };
      };
    };
    responses: {
      /** @description The lead after the change. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedLead'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportPerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everything held in every service. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonExport'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getErasure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description When each service had erased what it held. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eraseLead: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description It has begun, or had before. */
      202: {
        headers: {
          /** @description Where it is told of */
          Location?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLeadHistory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The steps. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              actor: string;
              /** Format: date-time */
              at: string;
              from: components['schemas']['LeadStatus'] | null;
              reason: string | null;
              to: components['schemas']['LeadStatus'];
            }[];
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  addLeadNote: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text: string;
        };
      };
    };
    responses: {
      /** @description The lead with the note. */
      201: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedLead'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  releaseLead: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The lead after the release. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedLead'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  transitionLead: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of the version that the change is meant for; 412 when it is another */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason?: string;
          to: components['schemas']['LeadStatus'];
        };
      };
    };
    responses: {
      /** @description The lead after the step. */
      200: {
        headers: {
          /**
           * @description The version, in quotes
           * @example "3"
           */
          ETag?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedLead'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has changed meanwhile: `If-Match` names another version. */
      412: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportLeads: {
    parameters: {
      query?: {
        /** @description Inclusive */
        createdFrom?: string;
        /** @description Exclusive */
        createdTo?: string;
        email?: string;
        organizationName?: string;
        owner?: string;
        /** @description In names, email and organization */
        q?: string;
        /** @description Those in quarantine, and only they */
        quarantined?: 'true' | 'false';
        source?: components['schemas']['LeadSource'];
        status?: components['schemas']['LeadStatus'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A line of column names, then a line for each. A connection that ends early is a failure. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getManaged: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The booking, or the lead. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManagedBooking'] | components['schemas']['ManagedLead'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelManaged: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Without one, a warning (cancellation_reason_recommended_on_cancel) */
          reason?: string;
        };
      };
    };
    responses: {
      /** @description It is cancelled. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManagedBookingChanged'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eraseManaged: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The erasure has begun; the link is gone. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportManaged: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Everything held in every service. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonExport'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  proposeTimeManaged: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * Format: date-time
           * @description At least 24 hours ahead (preferred_date_must_be_future)
           * @example 2026-12-01T09:00:00Z
           */
          preferredDate?: string;
          /** @description When it would suit, in words */
          preferredTiming?: string;
        };
      };
    };
    responses: {
      /** @description The sales team is told. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManagedBookingChanged'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  withdrawConsentManaged: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description It is withdrawn, or was before. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentState'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This is gone. */
      410: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listOrganizations: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description How many; 25 when absent */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Organization'][];
            /** @description The `cursor` of the next page; null at the end */
            nextCursor: string | null;
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOrganization: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The organization. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Organization'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putOrganization: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OrganizationRequest'];
      };
    };
    responses: {
      /** @description It is replaced. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Organization'];
        };
      };
      /** @description It is made. */
      201: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Organization'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This cannot be done as things are. */
      409: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteOrganization: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted. */
      204: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSubmission: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        submissionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its state. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubmissionStatus'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWebhookEndpoints: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description How many; 25 when absent */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['WebhookEndpoint'][];
            /** @description The `cursor` of the next page; null at the end */
            nextCursor: string | null;
          };
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointRequest'];
      };
    };
    responses: {
      /** @description It is made; its secret is shown this once. */
      201: {
        headers: {
          /** @description Where it is told of */
          Location?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpointWithSecret'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoint. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted. */
      204: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          description?: string | null;
          enabled?: boolean;
          types?: components['schemas']['WebhookType'][];
          /**
           * Format: uri
           * @description https, but for hosts that the settings allow; no credentials, a public address, a name that can be public
           * @example https://www.example.no/demo
           */
          url?: string;
        };
      };
    };
    responses: {
      /** @description The endpoint after the change. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The endpoint with its new secret, shown this once. */
      200: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpointWithSecret'];
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  testWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description It is due, as the delivery of this id. */
      202: {
        headers: {
          /** @description Where it is told of */
          Location?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            deliveryId: string;
          };
        };
      };
      /** @description The body is no JSON object. */
      400: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Who is calling is not known; `WWW-Authenticate` tells why. */
      401: {
        headers: {
          /** @description Bearer, and what is wrong with the credentials (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This takes another role. */
      403: {
        headers: {
          /** @description Bearer error="insufficient_scope" (RFC 6750) */
          'WWW-Authenticate'?: string;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is nothing here. */
      404: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than the call takes. */
      413: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is not of the type that the call takes. */
      415: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule is broken; `errors` names field and rule. */
      422: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong. */
      500: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The broker is away; `Retry-After` tells when to try again. */
      503: {
        headers: {
          /** @description Seconds until a repeat can succeed */
          'Retry-After'?: number;
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The service did not answer in time. */
      504: {
        headers: {
          /** @description Follows the request through every log */
          'X-Correlation-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
